/** What a template is called on a screen: its own title, and for which State or language it is. */
import type { TemplateName } from '../../desk/letters/own-templates.js';
import { readableTemplate } from '../../letters/index.js';

/** `Subpoena for subscriber records · us-ca`; the file's name where the template cannot be read. */
export function templateTitle({ kind, name }: TemplateName): string {
  const [id = name, ...variant] = name.split('.');
  const marks = variant.length > 0 ? ` · ${variant.join(', ')}` : '';
  return `${kind === 'letter' ? titleOf(id) : id.replaceAll('-', ' ')}${marks}`;
}

function titleOf(id: string): string {
  return readableTemplate(id)?.title ?? id.replaceAll('_', ' ');
}
