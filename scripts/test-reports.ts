/** What a part of the test run came to, and what is to be told of it at the very end. */
export interface Tally {
  passed: number;
  failed: number;
  /** One text per failure, its name first; of a run with two thousand lines the end is what is read. */
  told: string[];
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

/** Vitest's JSON report. A file that could not even start counts as one failure. */
export function vitestTally(report: unknown): Tally {
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = report as VitestReport;
  const told = testResults.flatMap((file) => {
    const failures = file.assertionResults
      .filter(({ status }) => status === "failed")
      .map((test) => `${file.name} › ${test.fullName}\n${(test.failureMessages ?? []).join("\n")}`);
    if (file.status === "failed" && failures.length === 0) return [`${file.name}\n${file.message ?? ""}`];
    return failures;
  });
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
    told,
  };
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; line: number; tests: PlaywrightTest[] }[];
}
interface PlaywrightTest {
  status: "expected" | "unexpected" | "flaky" | "skipped";
  results: { error?: { message?: string } }[];
}

/** Playwright's JSON report. What passed at its second try counts as passed, and is named. */
export function playwrightTally(report: unknown): Tally {
  const { stats, suites } = report as {
    stats: { expected: number; unexpected: number; flaky: number };
    suites: PlaywrightSuite[];
  };
  const told = suites.flatMap(specs).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ status, results }) => {
        const message = results.find(({ error }) => error)?.error?.message ?? "";
        const second = status === "flaky" ? " (passed at the second try)" : "";
        return `e2e/${spec.file}:${spec.line} › ${spec.title}${second}\n${message}`;
      }),
  );
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, told };
}

function specs(suite: PlaywrightSuite): NonNullable<PlaywrightSuite["specs"]> {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
}
