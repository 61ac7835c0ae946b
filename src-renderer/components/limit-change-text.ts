export * from '#contract/limit-change-text';
