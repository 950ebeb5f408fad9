using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>Declares the plays of a playbook, and the limits that hold for all of them.</summary>
/// <remarks>All errors are collected and reported together. Not thread-safe; used inside <see cref="Playbook.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class PlaybookBuilder
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _unreadExperiments = new(StringComparer.Ordinal);
    private bool _isStrict;

    internal PlaybookBuilder(string name) => Name = name ?? string.Empty;

    internal string Name { get; }

    internal List<PlayBuilder> Plays { get; } = [];

    internal List<FrequencyCap> OverallCaps { get; } = [];

    internal List<(Channels Channel, FrequencyCap Cap)> ChannelCaps { get; } = [];

    internal List<(Channels Channels, QuietHours Hours)> Quiet { get; } = [];

    internal List<Experiment> Experiments { get; } = [];

    internal UniversalControl? Control { get; private set; }

    /// <summary>Declares a play.</summary>
    /// <param name="key">The key, which also orders plays of one priority. Commas, colons, control characters and surrounding space are not
    /// allowed.</param>
    /// <param name="declare">Declares the play on its builder.</param>
    /// <exception cref="ArgumentNullException"><paramref name="declare"/> is null.</exception>
    public PlaybookBuilder Play(string key, Action<PlayBuilder> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        var play = new PlayBuilder(key ?? string.Empty);
        declare(play);
        Plays.Add(play);
        return this;
    }

    /// <summary>Adds a frequency cap on all plays together for one customer. Several caps hold together.</summary>
    /// <param name="cap">The cap.</param>
    public PlaybookBuilder FrequencyCap(FrequencyCap cap)
    {
        OverallCaps.Add(cap);
        return this;
    }

    /// <summary>Adds a frequency cap on all plays of one channel for one customer. Several caps hold together.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <param name="cap">The cap.</param>
    public PlaybookBuilder FrequencyCapOn(Channels channel, FrequencyCap cap)
    {
        ChannelCaps.Add((channel, cap));
        return this;
    }

    /// <summary>Sets the quiet hours of channels, in the zone of the customer.</summary>
    /// <param name="channels">The channels; at least one. A channel has at most one set of quiet hours.</param>
    /// <param name="hours">The hours.</param>
    public PlaybookBuilder QuietHours(Channels channels, QuietHours hours)
    {
        Quiet.Add((channels, hours));
        return this;
    }

    /// <summary>Adds an experiment whose arms plays may name.</summary>
    /// <param name="experiment">The experiment.</param>
    public PlaybookBuilder Experiment(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        Experiments.Add(experiment);
        return this;
    }

    /// <summary>Sets the universal control group, whose customers get no play.</summary>
    /// <param name="control">The control group.</param>
    public PlaybookBuilder ControlGroup(UniversalControl control)
    {
        ArgumentNullException.ThrowIfNull(control);
        Control = control;
        return this;
    }

    /// <summary>Treats warnings as errors, so that they refuse the playbook too.</summary>
    public PlaybookBuilder WarningsAsErrors()
    {
        _isStrict = true;
        return this;
    }

    /// <summary>Adds diagnostics that were found while the declaration was read.</summary>
    internal void Add(IEnumerable<Diagnostic> diagnostics) => _diagnostics.AddRange(diagnostics);

    /// <summary>Notes the key of an experiment that cannot be made, which is already reported.</summary>
    internal void LeaveUnread(string experiment) => _unreadExperiments.Add(experiment);

    internal bool IsUnread(string experiment) => _unreadExperiments.Contains(experiment);

    internal PlaybookLoadResult Finish()
    {
        List<Diagnostic> diagnostics =
            [.. _diagnostics, .. PlaybookCheck.Of(this), .. LeadScoreText.Conflicts(Plays.Select(play => play.Condition))];
        if (diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return new PlaybookLoadResult(Name, null, diagnostics, _isStrict);
        var book = new Playbook(this);
        return new PlaybookLoadResult(Name, book, [.. diagnostics, .. book.Warnings], _isStrict);
    }
}
