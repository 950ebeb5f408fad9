namespace LifecycleKit.Conditions;

/// <summary>Finds the changes that a condition still needs in order to hold.</summary>
internal static class RequiredChanges
{
    /// <summary>Returns the fewest changes that make a condition true; null when no changes can.</summary>
    /// <param name="condition">The condition; null for one that always holds.</param>
    /// <param name="facts">The customer's current facts, without an event.</param>
    /// <param name="isFixed">Whether no event can change a field; time still may.</param>
    /// <param name="budget">The remaining budget of the call.</param>
    public static List<RequiredChange>? Fewest(Condition? condition, in Facts facts, Func<Field, bool> isFixed, ReasoningBudget budget)
    {
        if (condition is null) return [];
        var truths = new Dictionary<Condition, Truth>(ReferenceEqualityComparer.Instance);
        foreach (var leaf in condition.LeafConditions()) truths[leaf] = Ask(leaf, facts);
        List<RequiredChange>? fewest = null;
        var ways = 0;
        foreach (var way in DisjunctiveForm.Of(condition, IsMet))
        {
            if (!budget.TakeAlternative(ways++)) break;
            if (Of(way, IsMet, facts, isFixed, budget) is { } changes && !(changes.Count >= fewest?.Count)) fewest = changes;
            if (fewest is []) break;
        }

        return fewest;

        // The next event is not known, so requirements for the event remain.
        bool IsMet(Literal literal) => !literal.IsOfEvent && literal.IsMet(truths[literal.Leaf]);
    }

    private static Truth Ask(Condition leaf, in Facts facts)
    {
        try
        {
            return leaf.Evaluate(facts);
        }
        catch (Exception error) when (error is PredicateException or FieldException)
        {
            return Truth.Unknown;
        }
    }

    private static FieldValue Read(Field field, in Facts facts)
    {
        try
        {
            return field.ValueOf(facts);
        }
        catch (FieldException)
        {
            return default;
        }
    }

    private static List<RequiredChange>? Of(
        Literal[] way, Func<Literal, bool> isMet, in Facts facts, Func<Field, bool> isFixed, ReasoningBudget budget)
    {
        var changes = new List<RequiredChange>();
        foreach (var subject in way.GroupBy(literal => literal.Subject))
        {
            var literals = subject.ToArray();
            if (literals.All(isMet)) continue;
            if (literals[0].Field is not { } field)
            {
                if (literals.Select(literal => literal.IsNegated).Distinct().Count() > 1) return null;
                changes.Add(new RequiredChange(literals, default, facts.AsOfTicks));
                continue;
            }

            var other = literals[0].Other;
            var found = other is null ? Of(field, literals, facts, budget) : Of(field, other, literals, facts, budget);
            if (found is not { } change || (change.NotBefore is null && isFixed(field) && (other is null || isFixed(other)))) return null;
            changes.Add(other is not null && isFixed(field) ? change with { Wanted = default } : change);
        }

        return changes;
    }

    private static RequiredChange? Of(Field field, Literal[] literals, in Facts facts, ReasoningBudget budget)
    {
        var actual = Read(field, facts);
        var change = new RequiredChange(literals, actual, facts.AsOfTicks) { NotBefore = ComesAbout(literals, facts, budget) };
        var comparisons = Array.FindAll(literals, literal => literal.Leaf is not ExistsCondition);
        // A missing value meets no comparison.
        if (Array.Exists(literals, literal => literal is { Leaf: ExistsCondition, IsNegated: true }))
            return literals.All(literal => literal is { Leaf: ExistsCondition, IsNegated: true }) ? change : null;
        return comparisons.Length == 0 || change.IsAge ? change : field.Type switch
        {
            FieldType.Number => Toward(change, NearestValue.To(actual.HasValue ? actual.Number : 0, comparisons)),
            FieldType.Instant => Toward(change, NearestValue.To(actual.HasValue ? actual.Instant.UtcTicks : 0, comparisons)),
            FieldType.Flag => TowardFlag(change, comparisons),
            FieldType.Set => TowardSet(change, comparisons),
            _ => TowardText(change, comparisons),
        };
    }

    /// <summary>Returns the change of a field that a comparison with the present value of another field needs.</summary>
    private static RequiredChange? Of(Field field, Field other, Literal[] literals, in Facts facts, ReasoningBudget budget)
    {
        if (literals.Select(literal => literal.IsNegated).Distinct().Count() > 1) return null;
        var (actual, compared) = (Read(field, facts), Read(other, facts));
        var change = new RequiredChange(literals, actual, facts.AsOfTicks) { NotBefore = ComesAbout(literals, facts, budget) };
        if (!actual.HasValue || !compared.HasValue) return change;
        var right = literals[0].Leaf is NumberFieldCondition number
            ? number.RightOf(compared.Number)
            : compared.Instant.UtcTicks + ((InstantFieldCondition)literals[0].Leaf).Plus.Ticks;
        Literal[] present = Array.ConvertAll(literals, literal => literal with { Right = right });
        return Toward(change, NearestValue.To(field.Type == FieldType.Number ? actual.Number : actual.Instant.UtcTicks, present));
    }

    private static RequiredChange? Toward(RequiredChange change, NearestValue? place)
    {
        if (place is not { } nearest) return null;
        if (!change.Actual.HasValue) return change;
        var type = change.Field!.Type;
        var actual = type == FieldType.Number ? change.Actual.Number : change.Actual.Instant.UtcTicks;
        var isRise = nearest.Value > actual || (nearest.Value == actual && nearest.Side > 0);
        return change with { Wanted = new FieldValue(type, nearest.Value), IsExclusive = nearest.Side != 0, IsRise = isRise };
    }

    private static RequiredChange? TowardFlag(RequiredChange change, Literal[] literals)
    {
        var expected = Array.ConvertAll(literals, literal => ((FlagCondition)literal.Leaf).Expected != literal.IsNegated);
        return expected.Distinct().Count() > 1 ? null : change with { Wanted = new FieldValue(FieldType.Flag, expected[0] ? 1 : 0) };
    }

    private static RequiredChange? TowardText(RequiredChange change, Literal[] literals)
    {
        var allowed = literals.Select(literal => LeafRegion.Texts((LeafCondition)literal.Leaf, !literal.IsNegated))
            .Aggregate(TextRange.All, (all, texts) => all.And(texts));
        if (allowed.IsEmpty) return null;
        return allowed.Only is { } only ? change with { Wanted = new FieldValue(FieldType.Text, 0, only) } : change;
    }

    private static RequiredChange? TowardSet(RequiredChange change, Literal[] literals)
    {
        var excluded = literals.Where(literal => !IsList(literal)).SelectMany(literal => ((SetCondition)literal.Leaf).Values)
            .ToHashSet(StringComparer.Ordinal);
        return Array.Exists(literals, literal => IsList(literal) && ((SetCondition)literal.Leaf).Values.All(excluded.Contains))
            ? null : change;
    }

    /// <summary>Whether the set must contain one of the listed texts.</summary>
    private static bool IsList(Literal literal) => literal.Operator is ConditionOperator.Eq or ConditionOperator.In != literal.IsNegated;

    /// <summary>
    /// Returns the first instant at which all literals hold if no event arrives; null for never, or when the budget ends first.
    /// </summary>
    private static DateTimeOffset? ComesAbout(Literal[] literals, in Facts facts, ReasoningBudget budget)
    {
        if (Array.Exists(literals, literal => literal.IsOfEvent)) return null;
        var at = facts.AsOfTicks;
        while (true)
        {
            var now = facts.At(at);
            var (next, areMet) = (long.MaxValue, at > facts.AsOfTicks);
            foreach (var literal in literals)
            {
                areMet &= literal.IsMet(Ask(literal.Leaf, now));
                next = Math.Min(next, NextFlip(literal.Leaf, now));
            }

            if (areMet) return new DateTimeOffset(at, TimeSpan.Zero);
            if (next > DateTimeOffset.MaxValue.UtcTicks || !budget.TakeLook()) return null;
            at = next;
        }
    }

    private static long NextFlip(Condition leaf, in Facts facts)
    {
        try
        {
            return leaf.NextFlip(facts);
        }
        catch (FieldException)
        {
            return long.MaxValue;
        }
    }
}
