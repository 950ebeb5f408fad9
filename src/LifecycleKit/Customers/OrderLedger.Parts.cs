using System.Collections;

namespace LifecycleKit.Customers;

public sealed partial class OrderLedger
{
    private OrderParts Parts => Volatile.Read(ref _parts) ?? Unpacked();

    private OrderTimeline Counted => Parts.Counted;

    private OrderTimeline Credits => Parts.Credits;

    private sealed class EntriesOf(OrderLedger ledger) : IReadOnlyCollection<LedgerEntry>
    {
        public int Count => ledger.EntryCount;

        public IEnumerator<LedgerEntry> GetEnumerator()
        {
            for (var i = 0; i < ledger.Parts.ById.Count; i++) yield return ledger.Parts.ById[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class OrdersInForce(OrderLedger ledger) : IReadOnlyCollection<OrderSnapshot>
    {
        public int Count => ledger.EntryCount;

        public IEnumerator<OrderSnapshot> GetEnumerator()
        {
            for (var i = 0; i < ledger.Parts.ById.Count; i++) yield return ledger.Parts.ById[i].InForce;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>The orders of a ledger, which its copies share until one of them changes.</summary>
    [Mutable("belongs to a ledger and its copies")]
    private sealed class OrderParts
    {
        /// <summary>The parts of every ledger without orders.</summary>
        public static readonly OrderParts None = new();

        public SharedTable<string, LedgerEntry> ById;

        public OrderDays[] Days = [];

        /// <summary>Sets of one category each, for orders without lines; added when they are first asked for.</summary>
        public TextSet[] SingleCategories = [];

        /// <summary>Null until asked for, and after a change that takes the last one away.</summary>
        public OrderFulfilment? Fulfilment;

        /// <summary>Null until asked for.</summary>
        public BoughtSets? Bought;

        public OrderTimeline Counted { get; private init; } = new();

        public OrderTimeline Credits { get; private init; } = new();

        public OrderParts Clone() => new()
        {
            ById = ById.Share(),
            Counted = Counted.Clone(),
            Credits = Credits.Clone(),
            // A copy of no item may be common.
            Days = Days.Length == 0 ? Days : Array.ConvertAll(Days, days => days.Clone()),
            SingleCategories = SingleCategories,
            Fulfilment = Fulfilment,
            Bought = Bought?.Clone(),
        };
    }
}
