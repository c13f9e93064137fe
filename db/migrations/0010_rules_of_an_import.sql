ALTER TABLE `experiment` ADD `import_rules` text;--> statement-breakpoint
ALTER TABLE `task` ADD `split_source` text;--> statement-breakpoint
ALTER TABLE `task` ADD `author` text;