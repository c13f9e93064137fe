CREATE TABLE `searched_trial` (
	`trial_id` integer PRIMARY KEY NOT NULL,
	`is_cut` integer NOT NULL,
	FOREIGN KEY (`trial_id`) REFERENCES `trial`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
-- The index of texts: one row a step, numbered by trial, place and kind (lib/trajectory/step-address.ts).
-- It keeps no text; the trajectory has it.
CREATE VIRTUAL TABLE `step_text` USING fts5(body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE TRIGGER `searched_trial_leaves` AFTER DELETE ON `searched_trial` BEGIN
	DELETE FROM `step_text` WHERE rowid BETWEEN old.trial_id * 8388608 AND old.trial_id * 8388608 + 8388607;
END;
