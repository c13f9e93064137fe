CREATE TABLE `password_reset` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`made_by` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `team` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_uid_unique` ON `team` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `team_name_unique` ON `team` (`name`);--> statement-breakpoint
CREATE TABLE `team_member` (
	`team_id` integer NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`team_id`, `person_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `team_member_person` ON `team_member` (`person_id`);--> statement-breakpoint
ALTER TABLE `access_token` ADD `team_id` integer REFERENCES team(id);--> statement-breakpoint
ALTER TABLE `invite` ADD `email` text;--> statement-breakpoint
ALTER TABLE `experiment` ADD `visibility` text DEFAULT 'signed_in' NOT NULL;--> statement-breakpoint
ALTER TABLE `experiment` ADD `team_id` integer REFERENCES team(id);--> statement-breakpoint
ALTER TABLE `import` ADD `deliverer_id` text;--> statement-breakpoint
ALTER TABLE `import` ADD `team_id` integer REFERENCES team(id);--> statement-breakpoint
ALTER TABLE `import` ADD `sent_bytes` integer;