using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Scoring;

/// <summary>
/// A score of what a lead does: points for visits, messages, captured contacts and custom events, which halve with each half-life.
/// </summary>
/// <remarks>
/// <para>On a calendar day d the score is Σ points · count · 2^(−age / half-life) over the events of d and of the 399 days before it, where
/// age is the number of midnights of the zone between the day of the event and d: exponential decay by day. The events of today count in
/// full, and events of more than 399 days ago not at all. Without an event the score only falls, and only at midnights.</para>
/// <para>The score is exact: the weight of a day is a whole number of 10⁻¹², the sum is one of whole numbers, and the result is rounded to
/// four decimals, half up. So it does not depend on the order of events, nor on the machine.</para>
/// <para>Custom events are counted for the 64 names that are first in ordinal order; where a customer has had more names, and one with
/// points comes after them, the score is not known. Equal when the name and all parameters are.</para>
/// </remarks>
public sealed partial class LeadScore : IEquatable<LeadScore>
{
    /// <summary>The maximum number of points of one event.</summary>
    internal const int MaxPoints = 10_000;

    /// <summary>The maximum number of characters of a name.</summary>
    internal const int MaxNameLength = 90;

    private const long Unit = 1_000_000_000_000;

    /// <summary>The units of the last decimal of a score.</summary>
    private const long UnitsOfStep = 100_000_000;

    private readonly long[] _points;
    private readonly (string Name, int Points)[] _customEvents;
    private readonly long[] _weights;
    private readonly string _text;

    private LeadScore(string name, LeadScoreOptions options)
    {
        Name = name;
        HalfLifeDays = options.HalfLifeDays!.Value;
        _points = new long[ActivityKinds.FirstCustom];
        _points[ActivityKinds.UnengagedVisit] = options.Visit ?? 0;
        _points[ActivityKinds.EngagedVisit] = (long)(options.Visit ?? 0) + (options.EngagedVisit ?? 0);
        _points[ActivityKinds.MessageOpened] = options.MessageOpened ?? 0;
        _points[ActivityKinds.MessageClicked] = options.MessageClicked ?? 0;
        _points[ActivityKinds.ContactCaptured] = options.ContactCaptured ?? 0;
        _customEvents =
        [
            .. (options.CustomEvents ?? []).Where(one => one.Value > 0).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => (one.Key, one.Value)),
        ];
        _weights = Weights(HalfLifeDays);
        _text = FormattableString.Invariant($"{name}: half-life {HalfLifeDays} d, points {string.Join(' ', _points)}")
            + string.Concat(_customEvents.Select(one => FormattableString.Invariant($", {one.Name.Length} {one.Name} {one.Points}")));
    }

    /// <summary>The name of the score; the field is <c>score.NAME</c>.</summary>
    public string Name { get; }

    /// <summary>The calendar days after which points are worth half, from 1 to 400.</summary>
    public int HalfLifeDays { get; }

    /// <summary>Whether visits or messages have points, which are stored in full for the replay horizon only.</summary>
    internal bool ReadsForgotten => _points.AsSpan()[..ActivityKinds.ContactCaptured].ContainsAnyExcept(0);

    /// <summary>Creates a score.</summary>
    /// <param name="name">The name, from 1 to 90 letters, digits and the characters <c>- _ .</c></param>
    /// <param name="options">The half-life and the points; read once and not kept.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name or an option is not valid; the message lists all errors.</exception>
    public static LeadScore Create(string name, LeadScoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        if (!IsName(name))
        {
            throw new ArgumentException(
                $"The name of a score must have 1 to {MaxNameLength} letters, digits and the characters - _ . only.", nameof(name));
        }

        var problems = options.Validate().Select(one => one.Path.Length == 0 ? one.Problem : $"{one.Path}: {one.Problem}").ToArray();
        return problems.Length == 0
            ? new LeadScore(name, options)
            : throw new ArgumentException($"The lead score is not valid:\n- {string.Join("\n- ", problems)}", nameof(options));
    }

    /// <summary>Returns the parameters, which give an equal score (<see cref="Create"/>).</summary>
    public LeadScoreOptions ToOptions() => new()
    {
        HalfLifeDays = HalfLifeDays,
        Visit = Given(_points[ActivityKinds.UnengagedVisit]),
        EngagedVisit = Given(_points[ActivityKinds.EngagedVisit] - _points[ActivityKinds.UnengagedVisit]),
        MessageOpened = Given(_points[ActivityKinds.MessageOpened]),
        MessageClicked = Given(_points[ActivityKinds.MessageClicked]),
        ContactCaptured = Given(_points[ActivityKinds.ContactCaptured]),
        CustomEvents = _customEvents.Length == 0
            ? null : _customEvents.ToDictionary(one => one.Name, one => one.Points, StringComparer.Ordinal),
    };

    /// <inheritdoc/>
    public bool Equals(LeadScore? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LeadScore);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the name and the half-life, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}, half-life {HalfLifeDays} day(s)");

    /// <summary>Whether a text is a name of a score.</summary>
    internal static bool IsName(string name) => name.Length is >= 1 and <= MaxNameLength
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static int? Given(long points) => points == 0 ? null : (int)points;

    /// <summary>The weights by age in days, never rising, in units of 10⁻¹².</summary>
    private static long[] Weights(int halfLifeDays)
    {
        const double ln2 = 0.693147180559945309;
        var weights = new long[ActivityCounts.MaxDays];
        for (var age = 0; age < weights.Length; age++)
        {
            // A whole number of halvings is exact.
            var (halvings, rest) = Math.DivRem(age, halfLifeDays);
            var weight = halvings > 62 ? 0 : PortableMath.Exp(-ln2 * rest / halfLifeDays) * Unit / (1L << halvings);
            weights[age] = Math.Min((long)Math.Floor(weight + 0.5), age == 0 ? Unit : weights[age - 1]);
        }

        return weights;
    }
}
