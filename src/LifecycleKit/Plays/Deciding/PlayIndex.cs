using System.Collections.Frozen;
using System.Collections.Immutable;

namespace LifecycleKit.Plays;

/// <summary>Finds the plays for a stage or a segment, as bit masks over the positions of the plays.</summary>
internal sealed class PlayIndex
{
    private const int Bits = 64;

    private readonly ulong[] _forAll;
    private readonly FrozenDictionary<string, ulong[]> _byName;

    /// <param name="plays">The plays.</param>
    /// <param name="names">Returns the names that a play is for; none for all.</param>
    public PlayIndex(ImmutableArray<Play> plays, Func<Play, ImmutableArray<string>> names)
    {
        _forAll = new ulong[(plays.Length + Bits - 1) / Bits];
        var byName = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var i = 0; i < plays.Length; i++)
        {
            if (names(plays[i]).IsEmpty) Set(_forAll, i);
            foreach (var name in names(plays[i]))
            {
                if (!byName.TryGetValue(name, out var mask)) byName.Add(name, mask = new ulong[_forAll.Length]);
                Set(mask, i);
            }
        }

        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The length of a mask in 64-bit words.</summary>
    public int Length => _forAll.Length;

    public void Start(Span<ulong> mask) => _forAll.CopyTo(mask);

    public void Add(string name, Span<ulong> mask)
    {
        if (!_byName.TryGetValue(name, out var plays)) return;
        for (var i = 0; i < plays.Length; i++) mask[i] |= plays[i];
    }

    /// <summary>Adds the plays that name the stage or one of its groups.</summary>
    public void Add(in TrackStage stage, Span<ulong> mask)
    {
        Add(stage.Stage, mask);
        for (var i = 0; i < stage.Groups.Count; i++) Add(stage.Groups[i], mask);
    }

    public static bool Has(ReadOnlySpan<ulong> mask, int position) => (mask[position / Bits] & (1UL << (position % Bits))) != 0;

    private static void Set(ulong[] mask, int position) => mask[position / Bits] |= 1UL << (position % Bits);
}
