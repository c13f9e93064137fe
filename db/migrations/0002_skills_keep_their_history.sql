CREATE TABLE `offered_skill_set` (
	`task_id` integer NOT NULL,
	`condition_id` integer,
	`set_id` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`condition_id`) REFERENCES `condition`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`set_id`) REFERENCES `skill_set`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offered_skill_set_place` ON `offered_skill_set` (`task_id`,`condition_id`);
--> statement-breakpoint
CREATE INDEX `offered_skill_set_condition` ON `offered_skill_set` (`condition_id`);
--> statement-breakpoint
CREATE INDEX `offered_skill_set_set` ON `offered_skill_set` (`set_id`);
--> statement-breakpoint
CREATE TABLE `skill_set` (
	`id` integer PRIMARY KEY NOT NULL,
	`task_id` integer NOT NULL,
	`condition_key` text,
	`import_id` integer,
	`imported_at` integer,
	`content_key` text NOT NULL,
	`is_repeat` integer DEFAULT false NOT NULL,
	`skill_count` integer,
	`skill_tokens` integer,
	`skill_files` integer,
	`skill_scripts` integer,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`import_id`) REFERENCES `import`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `skill_set_task` ON `skill_set` (`task_id`);
--> statement-breakpoint
CREATE INDEX `skill_set_import` ON `skill_set` (`import_id`);
--> statement-breakpoint
CREATE TABLE `skill_set_version` (
	`set_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	PRIMARY KEY(`set_id`, `version_id`),
	FOREIGN KEY (`set_id`) REFERENCES `skill_set`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `skill_version`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `skill_set_version_version` ON `skill_set_version` (`version_id`);
--> statement-breakpoint
DROP INDEX `trial_task`;
--> statement-breakpoint
CREATE INDEX `trial_task_arm` ON `trial` (`task_id`,`condition_id`,`import_id`);
--> statement-breakpoint
ALTER TABLE `skill_version` ADD `first_import_id` integer REFERENCES import(id) ON DELETE set null;
--> statement-breakpoint
ALTER TABLE `skill_version` ADD `first_seen_at` integer;
--> statement-breakpoint
CREATE INDEX `skill_version_import` ON `skill_version` (`first_import_id`);
--> statement-breakpoint
ALTER TABLE `skill_use` ADD `version_id` integer REFERENCES skill_version(id) ON DELETE set null;
--> statement-breakpoint
CREATE INDEX `skill_use_version` ON `skill_use` (`version_id`);
--> statement-breakpoint
-- What each task offered stays what it offers under every condition. The text is that of contentKey in
-- lib/ingest/store/skill-set-statements.ts, so that the same skills again are a repeat.
INSERT INTO `skill_set` (`task_id`, `content_key`, `skill_count`, `skill_tokens`, `skill_files`, `skill_scripts`)
SELECT t.`id`,
	coalesce((SELECT group_concat(`said`, char(10)) FROM (
		SELECT s.`name` || ':' || v.`content_hash` AS `said` FROM `task_skill` o
		JOIN `skill_version` v ON v.`id` = o.`version_id` JOIN `skill` s ON s.`id` = v.`skill_id`
		WHERE o.`task_id` = t.`id` ORDER BY 1)) || char(10), '')
		|| '#' || coalesce(t.`skill_count`, '') || ',' || coalesce(t.`skill_tokens`, '')
		|| ',' || coalesce(t.`skill_files`, '') || ',' || coalesce(t.`skill_scripts`, ''),
	t.`skill_count`, t.`skill_tokens`, t.`skill_files`, t.`skill_scripts`
FROM `task` t
WHERE coalesce(t.`skill_count`, t.`skill_tokens`, t.`skill_files`, t.`skill_scripts`) IS NOT NULL
	OR EXISTS (SELECT 1 FROM `task_skill` o WHERE o.`task_id` = t.`id`)
ORDER BY t.`id`;
--> statement-breakpoint
INSERT INTO `skill_set_version` (`set_id`, `version_id`)
SELECT s.`id`, o.`version_id` FROM `skill_set` s JOIN `task_skill` o ON o.`task_id` = s.`task_id`;
--> statement-breakpoint
INSERT INTO `offered_skill_set` (`task_id`, `condition_id`, `set_id`)
SELECT `task_id`, NULL, `id` FROM `skill_set`
UNION ALL
SELECT DISTINCT s.`task_id`, t.`condition_id`, s.`id` FROM `skill_set` s
JOIN `trial` t ON t.`task_id` = s.`task_id` JOIN `condition` c ON c.`id` = t.`condition_id` AND c.`kind` <> 'no_skills';
--> statement-breakpoint
UPDATE `skill_use` SET `version_id` = (
	SELECT CASE count(*) WHEN 1 THEN min(v.`id`) END FROM `trial` t
	JOIN `condition` c ON c.`id` = t.`condition_id` AND c.`kind` IN ('curated', 'evolved', 'adapted', 'other')
	JOIN `offered_skill_set` o ON o.`task_id` = t.`task_id` AND o.`condition_id` = t.`condition_id`
	JOIN `skill_set_version` sv ON sv.`set_id` = o.`set_id`
	JOIN `skill_version` v ON v.`id` = sv.`version_id`
	JOIN `skill` k ON k.`id` = v.`skill_id` AND k.`name` = `skill_use`.`skill`
	WHERE t.`id` = `skill_use`.`trial_id`);
--> statement-breakpoint
DROP TABLE `task_skill`;
--> statement-breakpoint
ALTER TABLE `task` DROP COLUMN `skill_count`;
--> statement-breakpoint
ALTER TABLE `task` DROP COLUMN `skill_tokens`;
--> statement-breakpoint
ALTER TABLE `task` DROP COLUMN `skill_files`;
--> statement-breakpoint
ALTER TABLE `task` DROP COLUMN `skill_scripts`;