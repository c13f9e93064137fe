CREATE TABLE `cell` (
	`experiment_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	`configuration_id` integer NOT NULL,
	`condition_id` integer NOT NULL,
	`n_trials` integer NOT NULL,
	`rewards` text,
	`mean_reward` real,
	`n_gt0` integer,
	`n_eq1` integer,
	`source` text,
	`n_inferred` integer DEFAULT 0 NOT NULL,
	`tokens_in_sum` real,
	`tokens_in_count` integer DEFAULT 0 NOT NULL,
	`tokens_out_sum` real,
	`tokens_out_count` integer DEFAULT 0 NOT NULL,
	`cost_sum` real,
	`cost_count` integer DEFAULT 0 NOT NULL,
	`duration_sum` real,
	`duration_count` integer DEFAULT 0 NOT NULL,
	`step_sum` real,
	`step_count` integer DEFAULT 0 NOT NULL,
	`skill_read_sum` integer DEFAULT 0 NOT NULL,
	`skill_known_count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`experiment_id`, `task_id`, `configuration_id`, `condition_id`),
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`configuration_id`) REFERENCES `configuration`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`condition_id`) REFERENCES `condition`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `cell_task` ON `cell` (`task_id`);--> statement-breakpoint
CREATE TABLE `condition` (
	`id` integer PRIMARY KEY NOT NULL,
	`experiment_id` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`round` integer,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `condition_key` ON `condition` (`experiment_id`,`key`);--> statement-breakpoint
CREATE TABLE `configuration` (
	`id` integer PRIMARY KEY NOT NULL,
	`experiment_id` integer NOT NULL,
	`key` text NOT NULL,
	`harness` text,
	`model` text,
	`effort` text,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `configuration_key` ON `configuration` (`experiment_id`,`key`);--> statement-breakpoint
CREATE TABLE `data_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `experiment` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`origin_slug` text,
	`name` text NOT NULL,
	`description` text,
	`kind` text NOT NULL,
	`is_generated` integer DEFAULT false NOT NULL,
	`citation` text,
	`baseline_key` text,
	`planned_tasks` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `experiment_slug_unique` ON `experiment` (`slug`);--> statement-breakpoint
CREATE TABLE `experiment_slug` (
	`slug` text PRIMARY KEY NOT NULL,
	`experiment_id` integer NOT NULL,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `import_problem` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`code` text NOT NULL,
	`file` text NOT NULL,
	`line` integer,
	`detail` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_problem_code` ON `import_problem` (`import_id`,`code`);--> statement-breakpoint
CREATE TABLE `import` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`experiment_id` integer,
	`experiment_slug` text NOT NULL,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`origin` text NOT NULL,
	`options` text NOT NULL,
	`progress` text,
	`report` text,
	`failure` text,
	`is_cancel_wanted` integer DEFAULT false NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`replaced_cells` blob,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`expires_at` integer,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_uid_unique` ON `import` (`uid`);--> statement-breakpoint
CREATE INDEX `import_experiment` ON `import` (`experiment_id`);--> statement-breakpoint
CREATE INDEX `import_state` ON `import` (`state`);--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`heartbeat_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `published_figure` (
	`id` integer PRIMARY KEY NOT NULL,
	`experiment_id` integer NOT NULL,
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`condition_key` text,
	`measure` text NOT NULL,
	`value` real,
	`low` real,
	`high` real,
	`interval_kind` text,
	`n` integer,
	`source` text NOT NULL,
	`note` text,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `published_figure_scope` ON `published_figure` (`experiment_id`,`scope`);--> statement-breakpoint
CREATE TABLE `skill` (
	`id` integer PRIMARY KEY NOT NULL,
	`experiment_id` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `skill_name` ON `skill` (`experiment_id`,`name`);--> statement-breakpoint
CREATE TABLE `skill_use` (
	`trial_id` integer NOT NULL,
	`skill` text NOT NULL,
	`offered` text,
	`loaded` text,
	`read` text,
	`executed` text,
	`first_read_step` integer,
	PRIMARY KEY(`trial_id`, `skill`),
	FOREIGN KEY (`trial_id`) REFERENCES `trial`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `skill_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`skill_id` integer NOT NULL,
	`content_hash` text NOT NULL,
	`description` text,
	`author_kind` text,
	`author_model` text,
	`target_model` text,
	`tokens` integer,
	`bytes` integer NOT NULL,
	`file_count` integer NOT NULL,
	`script_count` integer NOT NULL,
	`files` blob,
	FOREIGN KEY (`skill_id`) REFERENCES `skill`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `skill_version_hash` ON `skill_version` (`skill_id`,`content_hash`);--> statement-breakpoint
CREATE TABLE `skill_version_parent` (
	`version_id` integer NOT NULL,
	`parent_id` integer NOT NULL,
	PRIMARY KEY(`version_id`, `parent_id`),
	FOREIGN KEY (`version_id`) REFERENCES `skill_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `skill_version`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `task` (
	`id` integer PRIMARY KEY NOT NULL,
	`experiment_id` integer NOT NULL,
	`name` text NOT NULL,
	`domain` text,
	`domain_source` text,
	`category` text,
	`difficulty` text,
	`family` text,
	`variant` text,
	`split` text,
	`tags` text DEFAULT '[]' NOT NULL,
	`skill_count` integer,
	`skill_tokens` integer,
	`skill_files` integer,
	`skill_scripts` integer,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_name` ON `task` (`experiment_id`,`name`);--> statement-breakpoint
CREATE TABLE `task_skill` (
	`task_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	PRIMARY KEY(`task_id`, `version_id`),
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `skill_version`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `trajectory_part` (
	`trial_id` integer NOT NULL,
	`part` integer NOT NULL,
	`first_step` integer NOT NULL,
	`last_step` integer NOT NULL,
	`raw_bytes` integer NOT NULL,
	`data` blob NOT NULL,
	PRIMARY KEY(`trial_id`, `part`),
	FOREIGN KEY (`trial_id`) REFERENCES `trial`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `trial` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`is_live` integer DEFAULT true NOT NULL,
	`replaced_by_import_id` integer,
	`import_id` integer NOT NULL,
	`experiment_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	`configuration_id` integer NOT NULL,
	`condition_id` integer NOT NULL,
	`log_id` text NOT NULL,
	`trial_name` text,
	`job_name` text,
	`status` text NOT NULL,
	`status_rule` text NOT NULL,
	`reward` real,
	`condition_source` text NOT NULL,
	`tokens_in` integer,
	`tokens_cached` integer,
	`tokens_out` integer,
	`cost_usd` real,
	`duration_ms` integer,
	`started_at_iso` text,
	`step_count` integer,
	`has_trajectory` integer NOT NULL,
	`skill_use` text,
	`fingerprint` text NOT NULL,
	`other_fingerprints` text DEFAULT '[]' NOT NULL,
	`delivery_key` text,
	`detail` text NOT NULL,
	FOREIGN KEY (`replaced_by_import_id`) REFERENCES `import`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`import_id`) REFERENCES `import`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`configuration_id`) REFERENCES `configuration`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`condition_id`) REFERENCES `condition`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trial_live_uid` ON `trial` (`uid`) WHERE is_live = 1;--> statement-breakpoint
CREATE INDEX `trial_uid` ON `trial` (`uid`);--> statement-breakpoint
CREATE INDEX `trial_cell` ON `trial` (`experiment_id`,`task_id`,`configuration_id`,`condition_id`,`is_live`);--> statement-breakpoint
CREATE INDEX `trial_import` ON `trial` (`import_id`);--> statement-breakpoint
CREATE INDEX `trial_delivery` ON `trial` (`delivery_key`);--> statement-breakpoint
CREATE INDEX `trial_task` ON `trial` (`task_id`);--> statement-breakpoint
CREATE INDEX `trial_configuration` ON `trial` (`configuration_id`);--> statement-breakpoint
CREATE INDEX `trial_condition` ON `trial` (`condition_id`);--> statement-breakpoint
CREATE INDEX `trial_replaced` ON `trial` (`replaced_by_import_id`);