namespace LifecycleKit.Customers;

/// <summary>The period over which purchases are counted, [start, as-of), with the unit, the grain and the time zone of the days.</summary>
/// <remarks>
/// <c>default</c> is the empty window at 0001-01-01, in days of UTC. Two windows are equal when all five parts are.
/// </remarks>
public readonly record struct PurchaseWindow
{
    private readonly TimeZoneInfo? _zone;
    private readonly int _lastDay;

    private PurchaseWindow(DateTimeOffset start, DateTimeOffset asOf, TimeZoneInfo zone, TimeUnit unit, PurchaseGrain grain)
    {
        Start = start;
        AsOf = asOf;
        Unit = unit;
        Grain = grain;
        _zone = ReferenceEquals(zone, TimeZoneInfo.Utc) ? null : zone;
        _lastDay = CalendarDays.DayNumber(Math.Max(0, asOf.UtcTicks - 1), zone);
    }

    /// <summary>The first instant of the window.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first instant after the window: "now" of the history.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The zone whose calendar days count at <see cref="PurchaseGrain.Day"/>.</summary>
    public TimeZoneInfo TimeZone => _zone ?? TimeZoneInfo.Utc;

    /// <summary>The unit of the times in the history.</summary>
    public TimeUnit Unit { get; }

    /// <summary>The meaning of one purchase.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>The end of the window in steps: the day of its last tick, or the end itself.</summary>
    internal long LastStep => Grain == PurchaseGrain.Day ? _lastDay : AsOf.UtcTicks;

    internal double StepsPerUnit => Unit.ToDays() * (Grain == PurchaseGrain.Day ? 1 : TimeSpan.TicksPerDay);

    /// <summary>Creates a window.</summary>
    /// <param name="asOf">The first instant after the window.</param>
    /// <param name="zone">The zone of the calendar days.</param>
    /// <param name="unit">The unit of the times in the history; weeks by default.</param>
    /// <param name="grain">The meaning of one purchase; a day with orders by default.</param>
    /// <param name="start">The first instant of the window; by default the window has all time before <paramref name="asOf"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The start is after <paramref name="asOf"/>, or the unit or the grain is not a member of its enumeration.
    /// </exception>
    public static PurchaseWindow Create(
        DateTimeOffset asOf,
        TimeZoneInfo zone,
        TimeUnit unit = TimeUnit.Week,
        PurchaseGrain grain = PurchaseGrain.Day,
        DateTimeOffset start = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (start > asOf)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"The start must not be after asOf, {asOf:O}.");
        if (unit is < TimeUnit.Day or > TimeUnit.Year)
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "The unit must be Day, Week, Month or Year.");
        if (grain is not (PurchaseGrain.Day or PurchaseGrain.Order))
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "The grain must be Day or Order.");
        return new PurchaseWindow(start, asOf, zone, unit, grain);
    }

    /// <summary>Returns whether an instant is in the window.</summary>
    public bool Contains(DateTimeOffset instant) => Contains(instant.UtcTicks);

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"PurchaseWindow {{ Start = {Start:O}, AsOf = {AsOf:O}, TimeZone = {TimeZone}, Unit = {Unit}, Grain = {Grain} }}");

    internal bool Contains(long utcTicks) => utcTicks >= Start.UtcTicks && utcTicks < AsOf.UtcTicks;

    /// <summary>The instant in steps (<see cref="StepsPerUnit"/>): a day number, or UTC ticks.</summary>
    internal long StepOf(long utcTicks) => Grain == PurchaseGrain.Day ? CalendarDays.DayNumber(utcTicks, TimeZone) : utcTicks;
}
