using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>The decision of a playbook for one customer at one instant: the chosen plays, and the reason against each other play.</summary>
/// <remarks>
/// A buffer that the caller may reuse. Filling a buffer that has grown to the size of the playbook allocates nothing. Not thread-safe
/// while a playbook fills it.
/// </remarks>
[Mutable("a buffer that a playbook fills")]
public sealed class PlayDecision
{
    private PlayResult[] _results = [];
    private readonly PlayResult[] _chosen = new PlayResult[ChannelIndex.Count];
    private int[] _eligible = [];
    private double[] _draws = [];
    private int _count;
    private int _eligibleCount;
    private int _chosenCount;

    /// <summary>The instant of the decision, in UTC; <c>default</c> before the first decision.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>
    /// The chosen plays, the higher priority first; at most one for each channel. Valid until the buffer is filled again.
    /// </summary>
    public ReadOnlySpan<PlayResult> Chosen => _chosen.AsSpan(0, _chosenCount);

    /// <summary>The result of every play, in the order of the playbook. Valid until the buffer is filled again.</summary>
    public ReadOnlySpan<PlayResult> Results => _results.AsSpan(0, _count);

    /// <summary>Returns the chosen play on a channel; null when there is none.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    public Play? ForChannel(Channels channel)
    {
        for (var i = 0; i < _chosenCount; i++)
            if (_chosen[i].Play.Channel == channel) return _chosen[i].Play;
        return null;
    }

    /// <summary>Returns the result of a play; null when the playbook has no play of this key.</summary>
    /// <param name="play">The play's key, compared ordinally.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public PlayResult? Find(string play)
    {
        ArgumentNullException.ThrowIfNull(play);
        for (var i = 0; i < _count; i++)
            if (string.Equals(_results[i].Play.Key, play, StringComparison.Ordinal)) return _results[i];
        return null;
    }

    /// <summary>Returns the results, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Results.ToArray());

    internal void Begin(long atTicks, int playCount)
    {
        if (_results.Length < playCount)
        {
            _results = new PlayResult[playCount];
            _eligible = new int[playCount];
            _draws = new double[playCount];
        }

        At = new DateTimeOffset(atTicks, TimeSpan.Zero);
        _count = 0;
        _eligibleCount = 0;
        _chosenCount = 0;
    }

    internal void Add(in PlayResult result)
    {
        if (result.Outcome is PlayOutcome.Chosen or PlayOutcome.UniversalControl or PlayOutcome.HeldOut or PlayOutcome.OtherArm)
            _eligible[_eligibleCount++] = _count;
        _results[_count++] = result;
    }

    /// <summary>
    /// Sorts the plays that nothing blocks, or only an arm or a control group, by precedence, and returns their number.
    /// </summary>
    /// <remarks>
    /// At equal priority the lowest −ln(u)/w is first, with u drawn for customer and play and w the weight, so each play is first with the
    /// probability of its share of the weights (P. S. Efraimidis and P. G. Spirakis, Weighted random sampling with a reservoir, Information
    /// Processing Letters 97, 2006).
    /// </remarks>
    internal int SortEligible(string subjectKey)
    {
        for (var i = 0; i < _eligibleCount; i++)
        {
            var (place, draw) = (_eligible[i], 0.0);
            var play = _results[place].Play;
            if (HasRival(i)) draw = -Math.Log((SubjectBucket.Of(play.DrawSalt, subjectKey) + 0.5) / SubjectBucket.Count) / play.Weight;
            var at = i;
            for (; at > 0 && Precedes(play, draw, at - 1); at--) (_eligible[at], _draws[at]) = (_eligible[at - 1], _draws[at - 1]);
            (_eligible[at], _draws[at]) = (place, draw);
        }

        return _eligibleCount;
    }

    /// <summary>Returns a sorted play by its position.</summary>
    internal Play Eligible(int index) => _results[_eligible[index]].Play;

    /// <summary>Returns whether neither an arm nor a control group blocks a sorted play.</summary>
    internal bool IsInArm(int index) => _results[_eligible[index]].Outcome == PlayOutcome.Chosen;

    internal void Lose(int index, Play winner) =>
        _results[_eligible[index]] = new PlayResult(Eligible(index), PlayOutcome.LostTo, lostTo: winner);

    /// <summary>Marks a sorted play as capped, since plays before it use up the caps of the playbook.</summary>
    internal void Cap(int index) => _results[_eligible[index]] = new PlayResult(Eligible(index), PlayOutcome.Capped);

    internal void Finish()
    {
        for (var i = 0; i < _eligibleCount; i++)
        {
            ref readonly var result = ref _results[_eligible[i]];
            if (result.Outcome == PlayOutcome.Chosen) _chosen[_chosenCount++] = result;
        }
    }

    /// <summary>Returns whether another eligible play has the same priority; the plays are ordered by priority.</summary>
    private bool HasRival(int index)
    {
        var priority = _results[_eligible[index]].Play.Priority;
        return (index > 0 && Eligible(index - 1).Priority == priority)
            || (index + 1 < _eligibleCount && _results[_eligible[index + 1]].Play.Priority == priority);
    }

    /// <summary>Returns whether a play precedes the sorted play at a position.</summary>
    private bool Precedes(Play play, double draw, int before) => Eligible(before).Priority == play.Priority && draw < _draws[before];
}
