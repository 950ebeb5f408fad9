using System.Collections.Frozen;
using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>A set of plays in their order, with frequency caps, quiet hours, experiments and a universal control group.</summary>
/// <remarks>
/// <para>A playbook decides and never sends: the host sends, and records each sent message as <see cref="CustomerEvent.Message"/>. The caps
/// of the next decision count the recorded messages. A decision depends on its input only.</para>
/// </remarks>
public sealed partial class Playbook
{
    private readonly PlayIndex _stages;
    private readonly FrozenDictionary<string, PlayIndex> _stagesOfTrack;
    private readonly PlayIndex _segments;
    private readonly ImmutableArray<FrequencyCap>[] _channelCaps;
    private readonly QuietHours[] _quiet;
    private readonly FrozenDictionary<string, Experiment> _experiments;

    internal Playbook(PlaybookBuilder declared)
    {
        Name = declared.Name;
        Plays =
        [
            .. declared.Plays.OrderByDescending(play => play.PriorityValue).ThenBy(play => play.Key, StringComparer.Ordinal)
                .Select(play => new Play(play))
        ];
        FrequencyCaps = [.. declared.OverallCaps];
        ControlGroup = declared.Control;
        Experiments = [.. declared.Experiments];
        _channelCaps =
        [
            .. ChannelIndex.All.Select(
                channel => declared.ChannelCaps.Where(x => x.Channel == channel).Select(x => x.Cap).ToImmutableArray())
        ];
        _quiet = [.. ChannelIndex.All.Select(channel => declared.Quiet.FirstOrDefault(x => (x.Channels & channel) != 0).Hours)];
        _experiments = declared.Experiments.ToFrozenDictionary(experiment => experiment.Key, StringComparer.Ordinal);
        _stages = new PlayIndex(Plays, play => play.Stages);
        _stagesOfTrack = Plays.SelectMany(play => play.Stages).Select(stage => StageName.Parse(stage).Track).OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(track => track, track => new PlayIndex(Plays, play => StagesOf(play, track)), StringComparer.Ordinal);
        _segments = new PlayIndex(Plays, play => play.Segments);
        HasDailyBudget = Plays.Any(play => play.DailyBudget is not null);
        ContentHash = PlaybookJson.Hash(this);
        Warnings = [.. PlaybookAnalysis.Of(this)];
    }

    private Playbook(Playbook source, UniversalControl? control, ImmutableArray<Experiment> experiments)
    {
        Name = source.Name;
        Plays = source.Plays;
        FrequencyCaps = source.FrequencyCaps;
        ControlGroup = control;
        Experiments = experiments;
        _channelCaps = source._channelCaps;
        _quiet = source._quiet;
        _stages = source._stages;
        _stagesOfTrack = source._stagesOfTrack;
        _segments = source._segments;
        HasDailyBudget = source.HasDailyBudget;
        _experiments = experiments.ToFrozenDictionary(experiment => experiment.Key, StringComparer.Ordinal);
        ContentHash = PlaybookJson.Hash(this);
        Warnings = [.. PlaybookAnalysis.Of(this)];
    }

    /// <summary>The name of the playbook.</summary>
    public string Name { get; }

    /// <summary>The plays, the higher priority first, then by key.</summary>
    public ImmutableArray<Play> Plays { get; }

    /// <summary>The frequency caps on all plays together for one customer.</summary>
    public ImmutableArray<FrequencyCap> FrequencyCaps { get; }

    /// <summary>The experiments whose arms plays may name.</summary>
    public ImmutableArray<Experiment> Experiments { get; }

    /// <summary>The universal control group, whose customers get no play; null for none.</summary>
    public UniversalControl? ControlGroup { get; }

    /// <summary>
    /// The warnings about the playbook on its own; empty when there are none.
    /// <see cref="Check(IEnumerable{Stages.LifecycleDefinition}, Segments.SegmentMap?, DateTimeOffset?)"/> compares the playbook with
    /// lifecycles and a segment map too.
    /// </summary>
    public IReadOnlyList<Diagnostic> Warnings { get; }

    /// <summary>
    /// The content hash, 64 digits of upper-case hex: equal for playbooks that decide alike, whether they come from C#, JSON or options.
    /// The name, the goals of the plays, the order of declaration and explicit defaults do not change the hash.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>Whether some play has a daily budget, so that a decision needs the messages of the day.</summary>
    internal bool HasDailyBudget { get; }

    /// <summary>Builds a playbook.</summary>
    /// <param name="name">The name of the playbook.</param>
    /// <param name="declare">Declares the playbook on a builder.</param>
    /// <exception cref="PlaybookException">The declaration has errors; the message lists all diagnostics.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="declare"/> is null.</exception>
    public static Playbook Build(string name, Action<PlaybookBuilder> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        var builder = new PlaybookBuilder(name);
        declare(builder);
        return builder.Finish().GetPlaybookOrThrow();
    }

    /// <summary>Returns the same playbook, such as a preset, with another universal control group.</summary>
    /// <param name="control">The control group; null for none.</param>
    public Playbook With(UniversalControl? control) => new(this, control, Experiments);

    /// <summary>Returns the same playbook with an experiment, which replaces the experiment of the same key or is added.</summary>
    /// <param name="experiment">The experiment, such as a running experiment with another share
    /// (<see cref="Experiment.WithShare"/>).</param>
    /// <exception cref="ArgumentNullException"><paramref name="experiment"/> is null.</exception>
    /// <exception cref="ArgumentException">A play of this playbook is for an arm that the experiment lacks.</exception>
    public Playbook With(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        foreach (var play in Plays)
        {
            if (string.Equals(play.Experiment, experiment.Key, StringComparison.Ordinal) && experiment.Find(play.Arm!) is null)
            {
                throw new ArgumentException(
                    $"The experiment '{experiment.Key}' has no arm '{play.Arm}', which the play '{play.Key}' names.", nameof(experiment));
            }
        }

        var others = Experiments.RemoveAll(other => string.Equals(other.Key, experiment.Key, StringComparison.Ordinal));
        return new Playbook(this, ControlGroup, others.Add(experiment));
    }

    /// <summary>Returns the frequency caps on all plays of a channel together for one customer.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is not exactly one channel.</exception>
    public ImmutableArray<FrequencyCap> GetFrequencyCaps(Channels channel) => _channelCaps[ChannelIndex.Checked(channel)];

    /// <summary>Returns the quiet hours of a channel; <c>default</c> for none.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is not exactly one channel.</exception>
    public QuietHours GetQuietHours(Channels channel) => _quiet[ChannelIndex.Checked(channel)];

    /// <summary>Returns a play by its key; null when there is none.</summary>
    public Play? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Plays.FirstOrDefault(play => string.Equals(play.Key, key, StringComparison.Ordinal));
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    private static ImmutableArray<string> StagesOf(Play play, string track) =>
        [.. play.Stages.Select(StageName.Parse).Where(name => string.Equals(name.Track, track, StringComparison.Ordinal))
            .Select(name => name.Stage)];
}
