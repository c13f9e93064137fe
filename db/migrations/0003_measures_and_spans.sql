CREATE TABLE `cell_measure` (
	`experiment_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	`configuration_id` integer NOT NULL,
	`condition_id` integer NOT NULL,
	`measure` text NOT NULL,
	`n` integer NOT NULL,
	`sum` real NOT NULL,
	`sum_squares` real NOT NULL,
	`n_positive` integer NOT NULL,
	`sum_logs` real NOT NULL,
	PRIMARY KEY(`experiment_id`, `task_id`, `configuration_id`, `condition_id`, `measure`),
	FOREIGN KEY (`experiment_id`,`task_id`,`configuration_id`,`condition_id`) REFERENCES `cell`(`experiment_id`,`task_id`,`configuration_id`,`condition_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `span` (
	`id` integer PRIMARY KEY NOT NULL,
	`trial_id` integer NOT NULL,
	`kind` text NOT NULL,
	`first_step` integer NOT NULL,
	`last_step` integer NOT NULL,
	`data` text,
	FOREIGN KEY (`trial_id`) REFERENCES `trial`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `span_trial` ON `span` (`trial_id`,`first_step`);--> statement-breakpoint
ALTER TABLE `experiment` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `trial` ADD `tool_calls` integer;--> statement-breakpoint
ALTER TABLE `trial` ADD `tool_errors` integer;--> statement-breakpoint
INSERT INTO `cell_measure` (`experiment_id`, `task_id`, `configuration_id`, `condition_id`, `measure`, `n`, `n_positive`, `sum`, `sum_squares`, `sum_logs`)
SELECT experiment_id, task_id, configuration_id, condition_id, measure, count(*), count(*) FILTER (WHERE value > 0),
	total(value), total(value * value), total(CASE WHEN value > 0 THEN ln(value) END)
FROM (
	SELECT t.experiment_id, t.task_id, t.configuration_id, t.condition_id, m.column1 AS measure, 1.0 * CASE m.column1
		WHEN 'tokens_in' THEN t.tokens_in WHEN 'tokens_cached' THEN t.tokens_cached WHEN 'tokens_out' THEN t.tokens_out
		WHEN 'tokens_total' THEN t.tokens_in + t.tokens_out WHEN 'cost_usd' THEN t.cost_usd
		WHEN 'duration_ms' THEN t.duration_ms WHEN 'steps' THEN t.step_count END AS value
	FROM trial t
	JOIN cell c ON c.experiment_id = t.experiment_id AND c.task_id = t.task_id
		AND c.configuration_id = t.configuration_id AND c.condition_id = t.condition_id
	CROSS JOIN (VALUES ('tokens_in'), ('tokens_cached'), ('tokens_out'), ('tokens_total'), ('cost_usd'), ('duration_ms'), ('steps')) m
	WHERE t.is_live = 1)
WHERE value IS NOT NULL
GROUP BY experiment_id, task_id, configuration_id, condition_id, measure;
