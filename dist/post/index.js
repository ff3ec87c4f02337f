if (process.env['STATE_checkRuns'])
	await import('../index.js');
export {};
