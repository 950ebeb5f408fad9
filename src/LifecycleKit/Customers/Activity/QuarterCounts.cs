using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>The counts of events of one kind by quarter of an hour, the earliest quarter first.</summary>
/// <remarks>
/// In JSON an array of whole numbers, two for a quarter: the quarters since the one before (the first: since 0001-01-01 00:00 UTC), and the
/// count. Immutable. Lists of equal counts are equal.
/// </remarks>
[JsonConverter(typeof(QuarterCountsConverter))]
public sealed class QuarterCounts : IReadOnlyList<QuarterCount>, IEquatable<QuarterCounts>
{
    private readonly QuarterCount[] _counts;

    private QuarterCounts(QuarterCount[] counts) => _counts = counts;

    /// <summary>The number of quarters.</summary>
    public int Count => _counts.Length;

    /// <summary>Gets a quarter by index, the earliest first.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is negative, or <see cref="Count"/> or more.</exception>
    public QuarterCount this[int index] => _counts[index];

    /// <summary>Creates a list.</summary>
    /// <param name="counts">The counts, in any order, each quarter at most once.</param>
    /// <exception cref="ArgumentException">A quarter is repeated or does not begin at a multiple of 15 minutes in UTC, or a count is less
    /// than 1.</exception>
    public static QuarterCounts Create(IEnumerable<QuarterCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        QuarterCount[] ordered = [.. counts.OrderBy(one => one.StartsAt)];
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].StartsAt.UtcTicks % QuarterCount.QuarterTicks != 0)
                throw new ArgumentException("A quarter must begin at a multiple of 15 minutes in UTC.", nameof(counts));
            if (ordered[i].Count < 1) throw new ArgumentException("The count of a quarter must be at least 1.", nameof(counts));
            if (i > 0 && ordered[i].StartsAt == ordered[i - 1].StartsAt)
                throw new ArgumentException("A quarter is repeated.", nameof(counts));
        }

        return new QuarterCounts(ordered);
    }

    /// <summary>Returns the counts, in order.</summary>
    public IEnumerator<QuarterCount> GetEnumerator() => ((IEnumerable<QuarterCount>)_counts).GetEnumerator();

    /// <summary>Whether both lists have the same counts; false for null.</summary>
    public bool Equals(QuarterCounts? other) => other is not null && _counts.AsSpan().SequenceEqual(other._counts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QuarterCounts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_counts.Length, _counts.Length > 0 ? _counts[^1] : default);

    /// <summary>Returns the number of quarters and of events, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{_counts.Sum(one => (long)one.Count)} event(s) in {_counts.Length} quarter(s)");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Reads and writes <see cref="QuarterCounts"/> as whole numbers, two for a quarter.</summary>
internal sealed class QuarterCountsConverter : JsonConverter<QuarterCounts>
{
    private const long MaxQuarter = 3_155_378_975_999_999_999 / QuarterCount.QuarterTicks;

    public override QuarterCounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Wrong();
        var counts = new List<QuarterCount>();
        var quarter = 0L;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var step = Next(ref reader);
            quarter += step;
            if (step < (counts.Count == 0 ? 0 : 1) || quarter > MaxQuarter || !reader.Read()) throw Wrong();
            counts.Add(QuarterCount.Of((int)quarter, Next(ref reader)));
            if (counts[^1].Count < 1) throw Wrong();
        }

        return QuarterCounts.Create(counts);
    }

    public override void Write(Utf8JsonWriter writer, QuarterCounts value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        var before = 0;
        foreach (var one in value)
        {
            writer.WriteNumberValue(one.Quarter - before);
            writer.WriteNumberValue(one.Count);
            before = one.Quarter;
        }

        writer.WriteEndArray();
    }

    private static int Next(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : throw Wrong();

    private static JsonException Wrong() =>
        new("Counts by quarter of an hour are an array of whole numbers: quarters since the one before, and a count of at least 1.");
}
