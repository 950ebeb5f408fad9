using System.Collections.Immutable;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The columns and rows that a shop system writes, before they become a file.</summary>
internal abstract class ShopForm
{
    public abstract string Name { get; }

    public abstract RowKind Kind { get; }

    public abstract string[] Header { get; }

    public virtual bool HasIds => true;

    public virtual bool HasTime => true;

    /// <summary>Whether the file says which orders were not paid; without it, these are not in the file.</summary>
    public virtual bool HasStatus => false;

    /// <summary>Whether the header has letters beyond ASCII.</summary>
    public virtual bool HasAccents => false;

    public virtual char DecimalSign => '.';

    public virtual DateOrder? DateOrder => null;

    /// <summary>The columns that the caller has to name.</summary>
    public virtual ImmutableDictionary<ColumnRole, string> Columns => ImmutableDictionary<ColumnRole, string>.Empty;

    /// <summary>The column whose cell names the row a total.</summary>
    public virtual int TotalColumn => 0;

    /// <summary>The column with the sum in a row of totals.</summary>
    public abstract int AmountColumn { get; }

    public abstract ShopCell Amount(decimal amount);

    public abstract IEnumerable<ShopCell[]> Rows(RandomShop.Order order);

    /// <summary>The refund of an order that the file shows.</summary>
    public virtual decimal RefundOf(RandomShop.Order order) => 0;

    /// <summary>Whether the newest row may be the first.</summary>
    public virtual bool CanReverse => Kind is not (RowKind.OrderLineWithTotalOnFirst or RowKind.SummaryAndLines);
}
