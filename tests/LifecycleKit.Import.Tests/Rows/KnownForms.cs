using System.Collections.Immutable;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The exports of known systems, whose forms differ most from each other.</summary>
internal static class KnownForms
{
    private static readonly Func<ShopForm>[] All =
    [
        () => new Shopify(), () => new WebToffee(), () => new AdvancedExport(), () => new Magento(), () => new Square(), () => new Stripe(),
        () => new PayPal(), () => new EtsyOrders(), () => new EtsyItems(), () => new AmazonDateRange(), () => new EBay(),
    ];

    public static ShopForm Create(Random random) => All[random.Next(All.Length)]();

    /// <summary>A line a row; what goes for the order is on the first of them.</summary>
    private sealed class Shopify() : ProfileForm("shopify-orders", "Email", "Total", "0.00")
    {
        public override RowKind Kind => RowKind.OrderLineWithTotalOnFirst;

        public override bool HasStatus => true;

        public override decimal RefundOf(RandomShop.Order order) => order.Refund;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order) => order.Lines.Select((line, i) =>
        {
            (string, ShopCell)[] ofLine =
            [
                ("Name", Text($"#{order.Id}")), ("Created at", Date(order.PlacedAt, "yyyy-MM-dd HH:mm:ss '+0000'")),
                ("Lineitem quantity", ShopCell.Of(line.Quantity)), ("Lineitem name", Text(line.Product)),
                ("Lineitem price", Amount(line.Price)),
            ];
            return i > 0 ? ofLine :
            [
                .. ofLine, ("Email", Text(order.Customer)), ("Currency", Text("EUR")), ("Subtotal", Amount(order.Total)),
                ("Financial Status", Text(!order.IsPaid ? "voided" : order.RefundKind == 2 ? "refunded" : "paid")),
                ("Total", Amount(order.Total)), ("Refunded Amount", Amount(order.Refund)),
            ];
        });
    }

    /// <summary>An order a row; a full refund is a status, and a partial one is not in the file.</summary>
    private sealed class WebToffee() : ProfileForm("woocommerce-webtoffee", "customer_email", "order_total", "0.00")
    {
        public override RowKind Kind => RowKind.Order;

        public override bool HasStatus => true;

        public override decimal RefundOf(RandomShop.Order order) => order.RefundKind == 2 ? order.Total : 0;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order) =>
        [
            [
                ("order_id", Text(order.Id)), ("order_number", Text(order.Id)), ("customer_email", Text(order.Customer)),
                ("order_date", Date(order.PlacedAt, "yyyy-MM-dd HH:mm:ss")), ("order_currency", Text("EUR")),
                ("order_total", Amount(order.Total)),
                ("status", Text(!order.IsPaid ? "wc-failed" : order.RefundKind == 2 ? "wc-refunded" : "wc-completed")),
            ],
        ];
    }

    /// <summary>A line a row, with the total and the refund of the order on each of them.</summary>
    private sealed class AdvancedExport()
        : ProfileForm("woocommerce-advanced-export", "Email (Billing)", "Order Total Amount", "0.00")
    {
        public override RowKind Kind => RowKind.OrderLineWithTotal;

        public override bool HasStatus => true;

        public override decimal RefundOf(RandomShop.Order order) => order.Refund;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order) =>
            order.Lines.Select((line, i) => new (string, ShopCell)[]
            {
                ("Order Number", Text(order.Id)), ("Email (Billing)", Text(order.Customer)),
                ("Order Status", Text(!order.IsPaid ? "Cancelled" : order.RefundKind == 2 ? "Refunded" : "Completed")),
                ("Order Date", Date(order.PlacedAt, "yyyy-MM-dd HH:mm")), ("Item #", ShopCell.Of(i + 1)), ("SKU", Text(line.Product)),
                ("Quantity", ShopCell.Of(line.Quantity)), ("Item Cost", Amount(line.Price)), ("Order Line Total", Amount(line.Amount)),
                ("Order Refund Amount", Amount(order.Refund)), ("Order Total Amount", Amount(order.Total)),
            });
    }

    /// <summary>An order a row, on a clock of 12 hours, with signs of the currency.</summary>
    private sealed class Magento() : ProfileForm("magento2-orders", "Customer Email", "Grand Total (Purchased)", "$#,0.00")
    {
        public override RowKind Kind => RowKind.Order;

        public override bool HasStatus => true;

        public override decimal RefundOf(RandomShop.Order order) => order.Refund;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order) =>
        [
            [
                ("ID", Text($"00000{order.Id}")), ("Purchase Date", Date(order.PlacedAt, "MMM d, yyyy h:mm:ss tt")),
                ("Grand Total (Base)", Amount(order.Total)), ("Grand Total (Purchased)", Amount(order.Total)),
                ("Status", Text(!order.IsPaid ? "Suspected Fraud" : order.RefundKind == 2 ? "Closed" : "Complete")),
                ("Customer Email", Text(order.Customer)), ("Total Refunded", Amount(order.Refund)),
            ],
        ];
    }

    /// <summary>A payment or a refund a row; date, time and zone have columns of their own.</summary>
    private sealed class Square() : ProfileForm("square-transactions", "Customer ID", "Total Collected", "$#,0.00")
    {
        public override RowKind Kind => RowKind.Payment;

        public override decimal RefundOf(RandomShop.Order order) => order.Refund;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order)
        {
            yield return Cells(order, order.PlacedAt, order.Total, "Payment");
            if (order.Refund > 0) yield return Cells(order, order.PlacedAt.AddDays(3), -order.Refund, "Refund");
        }

        private (string, ShopCell)[] Cells(RandomShop.Order order, DateTime at, decimal amount, string type) =>
        [
            ("Date", Pacific(at, "yyyy-MM-dd")), ("Time", Pacific(at, "HH:mm:ss")), ("Time Zone", Text("Pacific Time (US & Canada)")),
            ("Gross Sales", Amount(amount)), ("Total Collected", Amount(amount)), ("Net Total", Amount(amount)),
            ("Transaction ID", Text(order.Id)), ("Event Type", Text(type)), ("Customer ID", Text(order.Customer)),
        ];
    }

    /// <summary>A payment a row, in UTC, with the refund beside the amount.</summary>
    private sealed class Stripe() : ProfileForm("stripe-payments", "Customer Email", "Amount", "0.00")
    {
        public override RowKind Kind => RowKind.Payment;

        public override bool HasStatus => true;

        public override decimal RefundOf(RandomShop.Order order) => order.Refund;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order) =>
        [
            [
                ("id", Text($"ch_{order.Id}")), ("Created date (UTC)", Date(order.PlacedAt, "yyyy-MM-dd HH:mm:ss")),
                ("Amount", Amount(order.Total)), ("Amount Refunded", Amount(order.Refund)), ("Currency", Text("eur")),
                ("Status", Text(!order.IsPaid ? "Failed" : order.RefundKind == 2 ? "Refunded" : "Paid")),
                ("Customer Email", Text(order.Customer)),
            ],
        ];
    }

    /// <summary>Movements of an account: payments, refunds that name them, and others.</summary>
    private sealed class PayPal() : ProfileForm("paypal-activity", "From Email Address", "Gross", "#,0.00")
    {
        public override RowKind Kind => RowKind.Payment;

        public override bool HasStatus => true;

        public override DateOrder? DateOrder => Import.DateOrder.MonthDayYear;

        public override decimal RefundOf(RandomShop.Order order) => order.Refund;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order)
        {
            yield return Cells(order.Id, order.PlacedAt, order.Total, "Website Payment", order.Customer, order.IsPaid, string.Empty);
            if (!order.IsPaid) yield break;
            var later = order.PlacedAt.AddDays(3);
            yield return order.Refund > 0
                ? Cells($"R{order.Id}", later, -order.Refund, "Payment Refund", "shop@example.com", true, order.Id)
                : Cells($"W{order.Id}", later, -order.Total, "General Withdrawal", "shop@example.com", true, string.Empty);
        }

        private (string, ShopCell)[] Cells(
            string id, DateTime at, decimal amount, string type, string from, bool isPaid, string refundOf) =>
        [
            ("Date", Pacific(at, "M/d/yyyy")), ("Time", Pacific(at, "HH:mm:ss")), ("Time Zone", Text(PacificName(at))),
            ("Type", Text(type)), ("Status", Text(isPaid ? "Completed" : "Denied")), ("Currency", Text("USD")), ("Gross", Amount(amount)),
            ("From Email Address", Text(from)), ("Transaction ID", Text(id)), ("Reference Txn ID", Text(refundOf)),
        ];
    }

    /// <summary>An order a row; the amount after refunds is 0 where there was none.</summary>
    private sealed class EtsyOrders() : ProfileForm("etsy-orders", "Buyer User ID", "Order Total", "0.00")
    {
        public override RowKind Kind => RowKind.Order;

        public override bool HasTime => false;

        public override bool HasStatus => true;

        public override DateOrder? DateOrder => Import.DateOrder.MonthDayYear;

        public override decimal RefundOf(RandomShop.Order order) => order.Refund;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order) =>
        [
            [
                ("Sale Date", Date(order.PlacedAt, "MM/dd/yy")), ("Order ID", Text(order.Id)), ("Buyer User ID", Text(order.Customer)),
                ("Currency", Text("EUR")), ("Order Total", Amount(order.Total)),
                ("Status", Text(!order.IsPaid ? "Cancelled" : order.RefundKind == 2 ? "Fully Refunded" : "Completed")),
                ("Adjusted Order Total", Amount(order.RefundKind == 1 ? order.Total - order.Refund : 0)),
            ],
        ];
    }

    /// <summary>A line a row, with its amount.</summary>
    private sealed class EtsyItems() : ProfileForm("etsy-items", "Buyer", "Item Total", "0.00")
    {
        public override RowKind Kind => RowKind.OrderLine;

        public override bool HasTime => false;

        public override DateOrder? DateOrder => Import.DateOrder.MonthDayYear;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order) =>
            order.Lines.Select(line => new (string, ShopCell)[]
            {
                ("Sale Date", Date(order.PlacedAt, "MM/dd/yy")), ("Item Name", Text(line.Product)), ("Buyer", Text(order.Customer)),
                ("Quantity", ShopCell.Of(line.Quantity)), ("Price", Amount(line.Price)), ("Item Total", Amount(line.Amount)),
                ("Currency", Text("EUR")), ("Transaction ID", Text($"4{order.Id}")), ("Order ID", Text(order.Id)),
            });
    }

    /// <summary>A line a row, refunds and fees between them, and no customers.</summary>
    private sealed class AmazonDateRange() : ProfileForm("amazon-date-range", "order postal", "product sales", "0.00")
    {
        public override RowKind Kind => RowKind.OrderLine;

        public override ImmutableDictionary<ColumnRole, string> Columns { get; } =
            ImmutableDictionary<ColumnRole, string>.Empty.Add(ColumnRole.Customer, "order postal");

        public override decimal RefundOf(RandomShop.Order order) => order.Refund;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order)
        {
            foreach (var line in order.Lines)
                yield return Cells(order, order.PlacedAt, "Order", line.Product, ShopCell.Of(line.Quantity), line.Amount);
            var later = order.PlacedAt.AddDays(3);
            if (order.Refund > 0) yield return Cells(order, later, "Refund", order.Lines[0].Product, ShopCell.Of(1), -order.Refund);
            else yield return Cells(order, later, "Service Fee", string.Empty, ShopCell.Empty, 0);
        }

        private (string, ShopCell)[] Cells(
            RandomShop.Order order, DateTime at, string type, string product, ShopCell quantity, decimal amount) =>
        [
            ("date/time", Pacific(at, "MMM d, yyyy h:mm:ss tt ")), ("type", Text(type)), ("order id", Text($"333-{order.Id}")),
            ("sku", Text(product)), ("quantity", quantity), ("order postal", Text(order.Customer)), ("product sales", Amount(amount)),
            ("total", Amount(amount)),
        ];
    }

    /// <summary>An order a row; one of several items has a row for each of them below it.</summary>
    private sealed class EBay() : ProfileForm("ebay-orders", "Buyer Username", "Total Price", "$#,0.00")
    {
        public override RowKind Kind => RowKind.SummaryAndLines;

        public override bool HasTime => false;

        protected override IEnumerable<(string Column, ShopCell Cell)[]> Cells(RandomShop.Order order)
        {
            var first = order.Lines[0];
            yield return [
                .. Ids(order), ("Total Price", Amount(order.Total)), ("Sold For", Amount(order.Total)),
                ("Custom Label", Text(order.Lines.Count == 1 ? first.Product : string.Empty)),
                ("Quantity", ShopCell.Of(order.Lines.Sum(line => line.Quantity))),
            ];
            if (order.Lines.Count == 1) yield break;
            foreach (var line in order.Lines)
            {
                yield return [
                    .. Ids(order), ("Custom Label", Text(line.Product)), ("Quantity", ShopCell.Of(line.Quantity)),
                    ("Sold For", Amount(line.Amount)),
                ];
            }
        }

        private static (string, ShopCell)[] Ids(RandomShop.Order order) =>
        [
            ("Sales Record Number", Text(order.Id)), ("Order Number", Text($"05-{order.Id}")), ("Buyer Username", Text(order.Customer)),
            ("Sale Date", Date(order.PlacedAt, "MMM-dd-yy")),
        ];
    }
}
