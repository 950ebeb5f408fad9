namespace LifecycleKit.Customers;

/// <summary>Builds a <see cref="PurchaseHistory"/> from the orders of one customer, added in order of their instants.</summary>
internal ref struct PurchaseHistoryBuilder(PurchaseWindow window)
{
    private readonly PurchaseWindow _window = window;
    private int _purchases;
    private long _first;
    private long _last;
    private decimal _repeatSpend;

    /// <summary>Adds the next entry; entries outside the window and credits change nothing.</summary>
    public void Add(long utcTicks, decimal amount)
    {
        if (amount < 0 || !_window.Contains(utcTicks)) return;
        var step = _window.StepOf(utcTicks);
        if (_purchases == 0)
        {
            _purchases = 1;
            _first = step;
            _last = step;
            return;
        }

        if (step != _last || _window.Grain == PurchaseGrain.Order) _purchases++;
        _last = step;
        if (_purchases > 1) _repeatSpend += amount;
    }

    /// <summary>Builds the history; false when no order was added.</summary>
    public readonly bool TryBuild(out PurchaseHistory history)
    {
        history = default;
        if (_purchases == 0) return false;
        var stepsPerUnit = _window.StepsPerUnit;
        history = PurchaseHistory.Create(
            _purchases - 1,
            (_last - _first) / stepsPerUnit,
            (_window.LastStep - _first) / stepsPerUnit,
            _window.Unit,
            _window.Grain,
            _repeatSpend);
        return true;
    }
}
