namespace LifecycleKit.Customers;

/// <summary>
/// A customer's purchases and the time since the last one, as long as no further purchase comes: x and t_x stay, T grows by steps.
/// </summary>
/// <remarks>
/// A step is a calendar day of the zone at <see cref="PurchaseGrain.Day"/> and a whole second since the last order at
/// <see cref="PurchaseGrain.Order"/>: within a step nothing changes, so a figure that falls from step to step crosses a threshold at one
/// exact tick. A figure computed at every tick would not, since rounding disturbs its last digit. Before the last order the step is 0.
/// </remarks>
internal readonly struct PurchaseClock
{
    private readonly TimeZoneInfo _zone;
    private readonly TimeUnit _unit;
    private readonly PurchaseGrain _grain;
    private readonly int _repeats;
    private readonly long _first;
    private readonly long _last;
    private readonly decimal _repeatSpend;

    /// <param name="zone">The zone of the days.</param>
    /// <param name="unit">The unit of the histories.</param>
    /// <param name="grain">The meaning of one purchase.</param>
    /// <param name="repeats">x.</param>
    /// <param name="first">The first purchase: a day number, or UTC ticks.</param>
    /// <param name="last">The last purchase, in the same unit.</param>
    /// <param name="repeatSpend">The amount of the purchases after the first.</param>
    public PurchaseClock(TimeZoneInfo zone, TimeUnit unit, PurchaseGrain grain, int repeats, long first, long last, decimal repeatSpend)
    {
        _zone = zone;
        _unit = unit;
        _grain = grain;
        _repeats = repeats;
        _first = first;
        _last = last;
        _repeatSpend = repeatSpend;
    }

    private long LastStep => _grain == PurchaseGrain.Day
        ? DateOnly.MaxValue.DayNumber - _last
        : (DateTime.MaxValue.Ticks - _last) / TimeSpan.TicksPerSecond;

    /// <summary>The step of an instant in UTC ticks; 0 before the last purchase.</summary>
    public long StepAt(long ticks) => Math.Max(
        0, _grain == PurchaseGrain.Day ? CalendarDays.DayNumber(ticks, _zone) - _last : (ticks - _last) / TimeSpan.TicksPerSecond);

    /// <summary>The history at a step.</summary>
    public PurchaseHistory At(long step)
    {
        var stepsPerUnit = _unit.ToDays() * (_grain == PurchaseGrain.Day ? 1 : TimeSpan.TicksPerDay);
        var since = _grain == PurchaseGrain.Day ? step : step * TimeSpan.TicksPerSecond;
        return PurchaseHistory.Create(
            _repeats, (_last - _first) / stepsPerUnit, (_last + since - _first) / stepsPerUnit, _unit, _grain, _repeatSpend);
    }

    /// <summary>
    /// The first instant of the first step after a given one whose history passes a test; <see cref="long.MaxValue"/> when none does.
    /// </summary>
    /// <param name="step">A step whose history does not pass the test.</param>
    /// <param name="state">The argument of the test.</param>
    /// <param name="test">The test, which every later history passes once one does; static, so that nothing is allocated.</param>
    public long FirstAfter<TState>(long step, TState state, Func<PurchaseHistory, TState, bool> test)
    {
        var before = step;
        var stride = 1L;
        var last = LastStep;
        long after;
        while (true)
        {
            if (before >= last) return long.MaxValue;
            after = stride < last - before ? before + stride : last;
            if (test(At(after), state)) break;
            before = after;
            stride *= 2;
        }

        after = LowerBound.Find(before + 1, after, (Clock: this, state, test), static (i, x) => !x.test(x.Clock.At(i), x.state));

        return _grain == PurchaseGrain.Day ? CalendarDays.StartOfDay((int)(_last + after), _zone) : _last + after * TimeSpan.TicksPerSecond;
    }
}
