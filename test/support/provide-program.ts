import type { TestProject } from 'vitest/node';
import { findProgram } from '../../scripts/compile-program.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the compiled program, where there is one. */
    program: string | undefined;
  }
}

/** Vitest's `globalSetup`: compiles the program before test files start side by side, and again for a watching one. */
export async function setup(project: TestProject): Promise<void> {
  const provide = async () => project.provide('program', await findProgram());
  await provide();
  project.onTestsRerun(provide);
}
