/** Reads `data/demo/case.yaml`: the invented case that shows every page. */
import { z } from 'zod';
import { projectPath } from '../../base/root.js';
import { readYamlFile } from '../../base/yaml-file.js';

const person = z.strictObject({
  name: z.string(),
  title: z.string(),
  email: z.string(),
  unit: z.string(),
  phone: z.string(),
});

const demoSchema = z.strictObject({
  /** The investigator who asks the desk. */
  person,
  /** The second person, who approves the letters. */
  reviewer: person,
  /** As `parseAnswers` takes them. */
  answers: z.record(z.string(), z.unknown()),
  /** ISO date before which nothing of the demo is dated. */
  notBefore: z.iso.date(),
  requests: z.array(
    z.strictObject({
      step: z.string(),
      /** True for process that was written and signed outside Tecum: a warrant. */
      outside: z.boolean().default(false),
      /** Steps that the same paper asks for as well. */
      also: z.array(z.string()).default([]),
      servedDaysAgo: z.number().positive(),
      reference: z.string().optional(),
      /** Of a subpoena: its power, and the day on which the records are due, counted from today. */
      authority: z
        .strictObject({ kind: z.enum(['administrative', 'grand_jury', 'trial']), statute: z.string() })
        .optional(),
      dueInDays: z.number().positive().optional(),
    }),
  ),
  returns: z.array(
    z.strictObject({
      step: z.string(),
      /** Below the project: what is zipped as the return. */
      folder: z.string(),
      name: z.string(),
      daysAgo: z.number().positive(),
      from: z.string(),
      how: z.string(),
    }),
  ),
  tickets: z.array(z.strictObject({ subject: z.string(), body: z.string() })),
});

export type DemoCase = z.infer<typeof demoSchema>;

/** The demo case. @throws ProblemList that names file, line and remedy */
export function loadDemoCase(file = projectPath('data', 'demo', 'case.yaml')): DemoCase {
  const { value, problems } = readYamlFile(file, demoSchema);
  if (value === undefined || problems.length > 0) throw problems[0];
  return value;
}
