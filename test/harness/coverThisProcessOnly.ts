// The coverage that is asked for is that of the tests' own process. Node would have each command line that a test runs
// write twenty megabytes of it too: from here on it is not told to.
delete process.env.NODE_V8_COVERAGE;
