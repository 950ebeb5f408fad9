using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>Declares the plays of a playbook and what holds for all of them.</summary>
/// <remarks>What is wrong is gathered and reported together. Not thread-safe; used inside <see cref="Playbook.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class PlaybookBuilder
{
    private readonly List<Diagnostic> _findings = [];
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
    /// <param name="key">Its key, which also decides between plays that nothing else parts: without a comma, a colon, control characters or space around it.</param>
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

    /// <summary>Caps all plays together for one customer; several may be given.</summary>
    public PlaybookBuilder FrequencyCap(FrequencyCap cap)
    {
        OverallCaps.Add(cap);
        return this;
    }

    /// <summary>Caps the plays of one channel for one customer; several may be given.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <param name="cap">The cap.</param>
    public PlaybookBuilder FrequencyCapOn(Channels channel, FrequencyCap cap)
    {
        ChannelCaps.Add((channel, cap));
        return this;
    }

    /// <summary>Keeps channels quiet at some hours of the customer's day.</summary>
    /// <param name="channels">The channels; at least one. A channel has one set of quiet hours.</param>
    /// <param name="hours">The hours.</param>
    public PlaybookBuilder QuietHours(Channels channels, QuietHours hours)
    {
        Quiet.Add((channels, hours));
        return this;
    }

    /// <summary>Declares an experiment whose arms plays may name.</summary>
    public PlaybookBuilder Experiment(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        Experiments.Add(experiment);
        return this;
    }

    /// <summary>Sets the universal control group, which no play reaches.</summary>
    public PlaybookBuilder ControlGroup(UniversalControl control)
    {
        ArgumentNullException.ThrowIfNull(control);
        Control = control;
        return this;
    }

    /// <summary>Warnings refuse the playbook as errors do.</summary>
    public PlaybookBuilder WarningsAsErrors()
    {
        _isStrict = true;
        return this;
    }

    /// <summary>Adds what was found wrong while the declaration was read.</summary>
    internal void Add(IEnumerable<Diagnostic> diagnostics) => _findings.AddRange(diagnostics);

    /// <summary>An experiment is named that is too wrong to be made, which is found already.</summary>
    internal void LeaveUnread(string experiment) => _unreadExperiments.Add(experiment);

    internal bool IsUnread(string experiment) => _unreadExperiments.Contains(experiment);

    internal PlaybookLoadResult Finish()
    {
        List<Diagnostic> diagnostics = [.. _findings, .. PlaybookCheck.Of(this)];
        if (diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return new PlaybookLoadResult(Name, null, diagnostics, _isStrict);
        var book = new Playbook(this);
        return new PlaybookLoadResult(Name, book, [.. diagnostics, .. book.Warnings], _isStrict);
    }
}
