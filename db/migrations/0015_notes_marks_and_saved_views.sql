CREATE TABLE `note` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`experiment_id` integer NOT NULL,
	`place` text NOT NULL,
	`task` text,
	`trial` text,
	`other_trial` text,
	`step` integer,
	`row` text,
	`skill` text,
	`version` text,
	`text` text NOT NULL,
	`mentions` text NOT NULL,
	`author_id` text,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `note_uid_unique` ON `note` (`uid`);--> statement-breakpoint
CREATE INDEX `note_experiment` ON `note` (`experiment_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `note_task` ON `note` (`experiment_id`,`task`);--> statement-breakpoint
CREATE INDEX `note_trial` ON `note` (`trial`);--> statement-breakpoint
CREATE INDEX `note_other_trial` ON `note` (`other_trial`) WHERE other_trial IS NOT NULL;--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`experiment_id` integer NOT NULL,
	`name` text NOT NULL,
	`path` text NOT NULL,
	`is_shared` integer NOT NULL,
	`author_id` text,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_view_uid_unique` ON `saved_view` (`uid`);--> statement-breakpoint
CREATE INDEX `saved_view_experiment` ON `saved_view` (`experiment_id`,`id`);--> statement-breakpoint
CREATE TABLE `task_mark` (
	`experiment_id` integer NOT NULL,
	`task` text NOT NULL,
	`author_id` text,
	`author` text NOT NULL,
	`marked_at` integer NOT NULL,
	`seen_imports` text NOT NULL,
	PRIMARY KEY(`experiment_id`, `task`),
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `review_change` ADD `author` text;--> statement-breakpoint
ALTER TABLE `review_change` ADD `undone_by` text;