export * from '#contract/duration-text';
