using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>What a playbook decided for one customer at one instant: the plays to say, and for each other one the reason why not.</summary>
/// <remarks>
/// A buffer that the caller may own and pass again and again; once it has grown to the size of the playbook, filling it allocates nothing. Not
/// thread-safe while it is filled.
/// </remarks>
[Mutable("a buffer that a playbook fills")]
public sealed class PlayDecision
{
    private PlayResult[] _verdicts = [];
    private readonly PlayResult[] _chosen = new PlayResult[ChannelIndex.Count];
    private int[] _eligible = [];
    private double[] _draws = [];
    private int _count;
    private int _eligibleCount;
    private int _chosenCount;

    /// <summary>The instant of the decision, in UTC; <c>default</c> before the first.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The plays to say now, first things first; at most one for each channel. Valid until the buffer is filled again.</summary>
    public ReadOnlySpan<PlayResult> Chosen => _chosen.AsSpan(0, _chosenCount);

    /// <summary>What became of every play, in the order of the playbook. Valid until the buffer is filled again.</summary>
    public ReadOnlySpan<PlayResult> Results => _verdicts.AsSpan(0, _count);

    /// <summary>The play to say on a channel now; null when there is none.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    public Play? ForChannel(Channels channel)
    {
        for (var i = 0; i < _chosenCount; i++)
            if (_chosen[i].Play.Channel == channel) return _chosen[i].Play;
        return null;
    }

    /// <summary>Finds what became of a play; null when the playbook has none of this key.</summary>
    /// <param name="play">The play's key, compared ordinally.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public PlayResult? Find(string play)
    {
        ArgumentNullException.ThrowIfNull(play);
        for (var i = 0; i < _count; i++)
            if (string.Equals(_verdicts[i].Play.Key, play, StringComparison.Ordinal)) return _verdicts[i];
        return null;
    }

    /// <summary>The verdicts, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Results.ToArray());

    internal void Begin(long atTicks, int plays)
    {
        if (_verdicts.Length < plays) (_verdicts, _eligible, _draws) = (new PlayResult[plays], new int[plays], new double[plays]);
        (At, _count, _eligibleCount, _chosenCount) = (new DateTimeOffset(atTicks, TimeSpan.Zero), 0, 0, 0);
    }

    internal void Add(in PlayResult verdict)
    {
        if (verdict.Outcome is PlayOutcome.Chosen or PlayOutcome.UniversalControl or PlayOutcome.HeldOut or PlayOutcome.OtherArm) _eligible[_eligibleCount++] = _count;
        _verdicts[_count++] = verdict;
    }

    /// <summary>
    /// Puts the plays that nothing holds back, or only an arm or a control group, in the order in which they go, and returns how many they
    /// are.
    /// </summary>
    /// <remarks>
    /// At equal priority the least −ln(u)/w goes first, with u drawn for customer and play and w the weight, so that each is first with the
    /// probability of its part of the weights (P. S. Efraimidis and P. G. Spirakis, Weighted random sampling with a reservoir, Information Processing
    /// Letters 97, 2006).
    /// </remarks>
    internal int SortEligible(string subjectKey)
    {
        for (var i = 0; i < _eligibleCount; i++)
        {
            var (place, draw) = (_eligible[i], 0.0);
            var play = _verdicts[place].Play;
            if (HasRival(i)) draw = -Math.Log((SubjectBucket.Of(play.DrawSalt, subjectKey) + 0.5) / SubjectBucket.Count) / play.Weight;
            var at = i;
            for (; at > 0 && Goes(play, draw, at - 1); at--) (_eligible[at], _draws[at]) = (_eligible[at - 1], _draws[at - 1]);
            (_eligible[at], _draws[at]) = (place, draw);
        }

        return _eligibleCount;
    }

    /// <summary>A play of those sorted, by the order in which they go.</summary>
    internal Play Eligible(int index) => _verdicts[_eligible[index]].Play;

    /// <summary>Whether no arm and no control group holds back a play of those sorted.</summary>
    internal bool IsInArm(int index) => _verdicts[_eligible[index]].Outcome == PlayOutcome.Chosen;

    internal void Lose(int index, Play winner) => _verdicts[_eligible[index]] = new PlayResult(Eligible(index), PlayOutcome.LostTo, lostTo: winner);

    /// <summary>The plays that go before it take the last room under the caps of the playbook.</summary>
    internal void Cap(int index) => _verdicts[_eligible[index]] = new PlayResult(Eligible(index), PlayOutcome.Capped);

    internal void Finish()
    {
        for (var i = 0; i < _eligibleCount; i++)
        {
            ref readonly var verdict = ref _verdicts[_eligible[i]];
            if (verdict.Outcome == PlayOutcome.Chosen) _chosen[_chosenCount++] = verdict;
        }
    }

    /// <summary>Whether another play without obstacle has the same priority; plays come here by priority.</summary>
    private bool HasRival(int index)
    {
        var priority = _verdicts[_eligible[index]].Play.Priority;
        return (index > 0 && Eligible(index - 1).Priority == priority)
            || (index + 1 < _eligibleCount && _verdicts[_eligible[index + 1]].Play.Priority == priority);
    }

    /// <summary>Whether a play goes before the one at a place already sorted.</summary>
    private bool Goes(Play play, double draw, int before) => Eligible(before).Priority == play.Priority && draw < _draws[before];
}
