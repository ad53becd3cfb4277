/** The API's rooms, one line a module. */
import type { Router } from 'express';
import type { Services } from '../desk/open.js';
import { letterSchemaApi } from './letter-schema.js';
import { meApi } from './me.js';
import { planApi } from './plan.js';
import { recogniseApi } from './plan-recognise.js';

/** A room's routes below `/api/v1`. `personOf(req)` is who asks; `services.access` says what they may. */
export interface ApiModule {
  mount(api: Router, services: Services): void;
}

export const apiModules: readonly ApiModule[] = [meApi, planApi, recogniseApi, letterSchemaApi];
