using LifecycleKit.Numerics;

namespace LifecycleKit.Rfm;

/// <summary>One column of a population in ascending order, customers with too few orders left out.</summary>
/// <remarks>Kept as integers at one common scale, which sort fast, or as decimals when amounts are too fine or too large for
/// that.</remarks>
internal sealed class SortedColumn
{
    private readonly long[]? _units;
    private readonly int _scale;
    private readonly decimal[] _amounts = [];

    private SortedColumn(long[] units, int scale)
    {
        RadixSort.Sort(units);
        (_units, _scale) = (units, scale);
    }

    private SortedColumn(decimal[] amounts)
    {
        amounts.AsSpan().Sort();
        _amounts = amounts;
    }

    /// <summary>The number of customers.</summary>
    public int Count => _units?.Length ?? _amounts.Length;

    /// <summary>The value at a rank from 0 (least).</summary>
    public decimal this[int rank] => _units is null ? _amounts[rank] : ScaledDecimal.Of(_units[rank], _scale);

    /// <summary>Sorts a column of a population.</summary>
    /// <param name="population">The customers, with or without orders.</param>
    /// <param name="part">The customers whose values are sorted.</param>
    /// <param name="dimension">Which column.</param>
    public static SortedColumn Of(ReadOnlySpan<RfmValues> population, in RfmPart part, RfmDimension dimension)
    {
        if (dimension == RfmDimension.Monetary)
        {
            return MoneyUnits(population, in part, out var scale) is { } units
                ? new SortedColumn(units, scale)
                : new SortedColumn(Amounts(population, in part));
        }

        var counts = new long[part.CustomerCount];
        var next = 0;
        foreach (ref readonly var values in population)
        {
            if (part.Has(in values)) counts[next++] = dimension == RfmDimension.Recency ? values.RecencyDays : values.Frequency;
        }

        return new SortedColumn(counts, 0);
    }

    /// <summary>Counts the values below <paramref name="value"/>.</summary>
    public int CountBelow(decimal value) =>
        LowerBound.Find(0, Count, (Column: this, value), static (rank, state) => state.Column[rank] < state.value);

    /// <summary>The amounts at the finest scale that any of them has; null where some amount does not fit.</summary>
    private static long[]? MoneyUnits(ReadOnlySpan<RfmValues> population, in RfmPart part, out int scale)
    {
        scale = 0;
        foreach (ref readonly var values in population)
        {
            if (!ScaledDecimal.TryRead(values.Monetary, out _, out var own)) return null;
            scale = Math.Max(scale, own);
        }

        var units = new long[part.CustomerCount];
        var next = 0;
        foreach (ref readonly var values in population)
        {
            if (part.Has(in values) && !ScaledDecimal.TryRead(values.Monetary, scale, out units[next++])) return null;
        }

        return units;
    }

    private static decimal[] Amounts(ReadOnlySpan<RfmValues> population, in RfmPart part)
    {
        var amounts = new decimal[part.CustomerCount];
        var next = 0;
        foreach (ref readonly var values in population)
        {
            if (part.Has(in values)) amounts[next++] = values.Monetary;
        }

        return amounts;
    }
}
