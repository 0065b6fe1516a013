"""The staff console in browsers, on a world whose time and whose other sides the tests move themselves."""
