/** Block helpers: what stands inside sees the fields around it. */
import Handlebars from 'handlebars';

type Options = Handlebars.HelperOptions;
const safe = Handlebars.escapeExpression;

const alertClass: Record<string, string> = {
  good: 'usa-alert--success',
  warn: 'usa-alert--warning',
  bad: 'usa-alert--error',
};

/** `{{#disclosure summary="…" open=true}}` and `{{#notice tone="warn" title="…" level=3}}`. */
export const blocks: Record<string, Handlebars.HelperDelegate> = {
  disclosure(this: unknown, options: Options) {
    const { summary, open } = options.hash as { summary: string; open?: boolean };
    // A page that is to be printed whole opens all of its parts.
    const all = options.data?.root?.openAll === true;
    const head = `<details class="tc-details"${open || all ? ' open' : ''}><summary><span>${safe(summary)}</span></summary>`;
    return new Handlebars.SafeString(
      `${head}<div class="tc-details-body">${options.fn(this)}</div></details>`,
    );
  },
  notice(this: unknown, options: Options) {
    const { tone, title, level } = options.hash as { tone?: string; title?: string; level?: number };
    const kind = alertClass[tone ?? ''] ?? 'usa-alert--info';
    const tag = level === 3 ? 'h3' : 'h2';
    const heading = title ? `<${tag} class="usa-alert__heading">${safe(title)}</${tag}>` : '';
    const body = `<div class="usa-alert__body">${heading}<div class="usa-alert__text">${options.fn(this)}</div></div>`;
    return new Handlebars.SafeString(
      `<div class="usa-alert usa-alert--slim tc-notice ${kind}">${body}</div>`,
    );
  },
};
