export * from '#contract/count-text';
