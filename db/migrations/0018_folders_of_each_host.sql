DROP INDEX `watched_folder_path_unique`;--> statement-breakpoint
CREATE UNIQUE INDEX `watched_folder_place` ON `watched_folder` (`path`,`host`);