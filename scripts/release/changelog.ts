const UNRELEASED = /^## Unreleased$/m;

/** The changelog with the version in place of *Unreleased*. @throws Error where nothing is unreleased */
export function withHeading(changelog: string, version: string): string {
	if (!UNRELEASED.test(changelog)) throw new Error('CHANGELOG.md has no heading "## Unreleased"');
	return changelog.replace(UNRELEASED, `## ${version}`);
}
