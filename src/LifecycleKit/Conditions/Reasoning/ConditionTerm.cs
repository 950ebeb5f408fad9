using System.Collections.Immutable;

namespace LifecycleKit.Conditions;

/// <summary>A conjunction: the requirements for several fields, and for code whose answers cannot be analysed.</summary>
internal sealed class ConditionTerm
{
    private readonly ImmutableArray<(object Code, bool IsTrue)> _codes;

    private ConditionTerm(ImmutableArray<FieldRegion> regions, ImmutableArray<(object Code, bool IsTrue)> codes, string? conflict)
    {
        Regions = regions;
        _codes = codes;
        Conflict = conflict;
    }

    /// <summary>The conjunction without requirements.</summary>
    public static ConditionTerm Any { get; } = new([], [], null);

    /// <summary>The requirements, one for each field.</summary>
    public ImmutableArray<FieldRegion> Regions { get; }

    /// <summary>Why no customer can meet the conjunction; null when no conflict is known.</summary>
    public string? Conflict { get; }

    /// <summary>Whether the conjunction includes code: a predicate, or a leaf of a kind that cannot be analysed.</summary>
    public bool IsOpaque => !_codes.IsEmpty;

    public static ConditionTerm Of(Condition leaf, bool isTrue) => leaf switch
    {
        PredicateCondition predicate => Any.And(predicate.Predicate, isTrue),
        LeafCondition known when LeafRegion.Of(known, isTrue) is { } region => Any.And(region),
        _ => Any.And(leaf.ToString(), isTrue),
    };

    public FieldRegion? Find(Field field)
    {
        foreach (var region in Regions)
        {
            if (region.IsAbout(field)) return region;
        }

        return null;
    }

    public ConditionTerm And(FieldRegion region)
    {
        for (var i = 0; i < Regions.Length; i++)
        {
            if (Regions[i].IsAbout(region.Field)) return Made(Regions.SetItem(i, Regions[i].And(region)), i);
        }

        return Made(Regions.Add(region), Regions.Length);
    }

    public ConditionTerm And(ConditionTerm other)
    {
        var term = other.Regions.Aggregate(this, (both, region) => both.And(region));
        return other._codes.Aggregate(term, (both, code) => both.And(code.Code, code.IsTrue));
    }

    /// <summary>Returns the conjunction without the requirements for some fields.</summary>
    public ConditionTerm Without(Func<Field, bool> isLeftOut) =>
        new(Regions.RemoveAll(region => isLeftOut(region.Field)), _codes, Conflict);

    /// <summary>Whether a customer who meets this conjunction certainly meets the other one.</summary>
    public bool IsWithin(ConditionTerm other) =>
        other.Regions.All(wide => Find(wide.Field) is { } narrow && narrow.IsWithin(wide))
            && other._codes.All(code => _codes.Contains(code));

    /// <summary>Returns the instants at which a customer can meet the conjunction.</summary>
    public ValueSet Now() => Regions.Aggregate(ValueSet.All, (now, region) => now.And(region.Now));

    /// <summary>Returns an example of facts that meet the conjunction, in words.</summary>
    public string Example() => Regions.IsEmpty ? "any time" : string.Join(", ", Regions.Select(region => region.Example()));

    private ConditionTerm And(object code, bool isTrue)
    {
        if (_codes.Contains((code, isTrue))) return this;
        var conflict = _codes.Contains((code, !isTrue)) ? $"it asks for {Name(code)} and for its opposite" : null;
        return new ConditionTerm(Regions, _codes.Add((code, isTrue)), Conflict ?? conflict);
    }

    private ConditionTerm Made(ImmutableArray<FieldRegion> regions, int changed)
    {
        var conflict = Conflict;
        if (conflict is null && !regions[changed].IsPossible) conflict = $"nothing is {string.Join(" and ", regions[changed].Words)}";
        if (conflict is null && !regions[changed].Now.IsAll
            && regions.Aggregate(ValueSet.All, (now, region) => now.And(region.Now)).IsEmpty)
        {
            conflict =
                $"at no instant is {string.Join(" and ", regions.Where(region => !region.Now.IsAll).SelectMany(region => region.Words))}";
        }

        return new ConditionTerm(regions, _codes, conflict);
    }

    private static string Name(object code) =>
        code is IFactPredicate predicate ? $"predicate {ConditionText.Quoted(predicate.Name)}" : $"{code}";
}
