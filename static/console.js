// The console's own script. Every page works without it.
"use strict";
