CREATE TABLE `evolution_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`experiment_id` integer NOT NULL,
	`import_id` integer,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`skill` text,
	`version` integer,
	`round` integer,
	`at_iso` text,
	`body` text NOT NULL,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`import_id`) REFERENCES `import`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evolution_event_key` ON `evolution_event` (`experiment_id`,`kind`,`key`);--> statement-breakpoint
CREATE INDEX `evolution_event_import` ON `evolution_event` (`import_id`);