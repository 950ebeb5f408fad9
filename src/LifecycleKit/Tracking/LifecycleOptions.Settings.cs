namespace LifecycleKit.Tracking;

public sealed partial class LifecycleOptions
{
    /// <summary>
    /// Fills these options from settings as text, as a configuration has them. Options without an entry stay unchanged. All errors, each
    /// with its path, become errors of these options.
    /// </summary>
    /// <param name="settings">
    /// The settings. The members are those of these options: timeZone, reportingCurrency, revision, futureTolerance, duplicateHorizon,
    /// replayHorizon, retentionPeriod, visitorExpiry, leaseDuration and recordTimeout (such as <c>5m</c> or <c>00:05:00</c>), delivery,
    /// maxDeliveryAttempts, lateEvents, subjectSecret, timeZoneTrait, segmentMap, segmentTrack, scoreIndexes, warningsAsErrors, rollUpTo
    /// (shop and track), shareStages (a list, each with track and contacts), tracks, which contains a lifecycle
    /// (<see cref="Stages.LifecycleDefinitionOptions"/>) or the name of a preset for each name, and playbook
    /// (<see cref="Plays.PlaybookOptions"/>, or the name of a preset). Besides, playbookFile, populationFile, rfmFile and, for each name of
    /// a track, trackFiles name files with JSON.
    /// </param>
    /// <param name="readFile">
    /// Returns the text of a file, given the path that the settings contain. What it throws for a file that cannot be read
    /// (<see cref="IOException"/>, <see cref="UnauthorizedAccessException"/>, <see cref="ArgumentException"/>,
    /// <see cref="NotSupportedException"/>) becomes an error of these options. Null, the default: a file in the settings is an error.
    /// </param>
    /// <returns>These options, for chaining.</returns>
    /// <remarks>The package LifecycleKit.Hosting calls this method with a section of an IConfiguration.</remarks>
    public LifecycleOptions ReadSettings(SettingsEntry settings, Func<string, string>? readFile = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SettingsReader.Read(this, settings, readFile);
        return this;
    }

    /// <summary>
    /// Adds a diagnostic that was found while the options were filled; an error refuses the options. Equal diagnostics count once.
    /// </summary>
    /// <param name="diagnostic">The diagnostic.</param>
    public void Report(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        if (!_reported.Contains(diagnostic)) _reported.Add(diagnostic);
    }
}
