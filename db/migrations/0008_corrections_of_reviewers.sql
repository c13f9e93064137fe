CREATE TABLE `review_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`experiment_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_change_uid_unique` ON `review_change` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `review_change_standing` ON `review_change` (`experiment_id`,`subject`,`kind`) WHERE undone_at IS NULL;--> statement-breakpoint
CREATE INDEX `review_change_experiment` ON `review_change` (`experiment_id`,`id`);--> statement-breakpoint
CREATE TABLE `task_as_imported` (
	`task_id` integer PRIMARY KEY NOT NULL,
	`domain` text,
	`domain_source` text,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `trial_as_imported` (
	`trial_id` integer NOT NULL,
	`kind` text NOT NULL,
	`condition_id` integer,
	`condition_source` text,
	`condition_detail` text,
	`status` text,
	`status_rule` text,
	PRIMARY KEY(`trial_id`, `kind`),
	FOREIGN KEY (`trial_id`) REFERENCES `trial`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`condition_id`) REFERENCES `condition`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trial_as_imported_condition` ON `trial_as_imported` (`condition_id`);--> statement-breakpoint
ALTER TABLE `trial` ADD `is_excluded` integer DEFAULT false NOT NULL;