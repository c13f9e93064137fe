CREATE TABLE `watched_folder` (
	`uid` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`experiment_slug` text NOT NULL,
	`created_at` integer NOT NULL,
	`looked_at` integer,
	`look` text,
	`taken_hash` text,
	`import_uid` text,
	`imported_at` integer,
	`problem` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `watched_folder_path_unique` ON `watched_folder` (`path`);