"use strict";

// In the app's browser the app itself takes the token and closes it. Alone in a window, the app has to be opened again.
const token = new URLSearchParams(location.search).get("token");
if (window.top === window && token) location.replace(`/#${new URLSearchParams({ login: token })}`);
