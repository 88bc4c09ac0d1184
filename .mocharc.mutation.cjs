// The tests of the one area that is mutated (scripts/mutate.mjs).
module.exports = { spec: [`test/core/${process.env.MUTATED_AREA}/**/*.test.ts`], timeout: 60_000 };
