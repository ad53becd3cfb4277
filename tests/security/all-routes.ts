/** Every route of the application, read from the router itself, so that none can be forgotten. */
import type { Express } from 'express';

export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As it was mounted: `/cases/:caseId/returns/:returnId`. */
  path: string;
}

/** The part of Express's router that is looked at. */
interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

/** The routes of the pages, and those below `/api/v1` with that prefix. */
export function allRoutes(app: Express): Route[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  return stack.flatMap((layer) => {
    const inner = layer.handle?.stack;
    if (inner === undefined) return routesOf([layer], '');
    const api = inner.some((one) => one.route?.path === '/me');
    return routesOf(inner, api ? '/api/v1' : '');
  });
}

function routesOf(layers: Layer[], prefix: string): Route[] {
  return layers.flatMap(({ route }) =>
    route === undefined
      ? []
      : Object.keys(route.methods).map((method) => ({
          method: method as Route['method'],
          path: prefix + route.path,
        })),
  );
}

/** The path with its parameters filled in. Throws for one that nobody gave, so that a new kind of address is noticed. */
export function filled(path: string, values: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for :${name} in ${path}`);
    return value;
  });
}
