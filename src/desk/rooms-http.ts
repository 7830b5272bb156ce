import { Hono } from 'hono';
import { addArchiveRoutes } from './archive-routes-http.ts';
import { addAttachmentRoutes } from './attachment-routes-http.ts';
import { addEditRoutes } from './edit-routes-http.ts';
import { addFormerSettingsRoutes } from './former-settings-routes-http.ts';
import { addImportRoutes } from './import-routes-http.ts';
import { addLifeRoutes } from './life-routes-http.ts';
import { addListRoutes } from './list-routes-http.ts';
import { addMakeRoutes } from './make-routes-http.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { addOutputRoutes } from './output-routes-http.ts';
import { addPageRoutes } from './page-routes-http.ts';
import { addPublishRoutes } from './publish-routes-http.ts';
import { addSettingsRoutes } from './settings-routes-http.ts';
import { addTextRoutes } from './text-routes-http.ts';
import { addWordsRoutes } from './words-routes-http.ts';

/** A room a line. */
const ROOMS = [
  addLifeRoutes,
  addListRoutes,
  addEditRoutes,
  addTextRoutes,
  addMakeRoutes,
  addImportRoutes,
  addPageRoutes,
  addAttachmentRoutes,
  addPublishRoutes,
  addArchiveRoutes,
  addOutputRoutes,
  addSettingsRoutes,
  addWordsRoutes,
  addFormerSettingsRoutes,
];

/** What the desk's page may ask for, below `/desk/api`. */
export function createRooms(portal: OpenPortal): Hono {
  const app = new Hono();
  for (const add of ROOMS) add(app, portal);
  return app;
}
