import type { Publishing } from './publish-api.ts';
import type { TaskService } from './task-service.ts';

export interface PublishingService extends TaskService {
  publishing(): Publishing;
}
