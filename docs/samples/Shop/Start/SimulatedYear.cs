using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Shop.Data;

namespace Shop.Start;

/// <summary>A year of a shop that ends at an instant: the same for the same instant and number of customers.</summary>
public sealed class SimulatedYear
{
    private const int Seed = 20;
    private const double WeekCount = 52;

    private readonly Random _random = new(Seed);
    private readonly DateTimeOffset _end;

    private SimulatedYear(DateTimeOffset end) => _end = end;

    public List<ShopCustomer> Customers { get; } = [];

    public List<ShopOrder> Orders { get; } = [];

    public List<ProductReview> Reviews { get; } = [];

    /// <summary>What the lifecycle takes over, customer by customer, in chronological order for each.</summary>
    public List<TrackedEvent> Events { get; } = [];

    public static SimulatedYear Create(DateTimeOffset end, int customerCount)
    {
        var year = new SimulatedYear(end);
        var ages = new double[customerCount];
        for (var i = 0; i < customerCount; i++) ages[i] = 0.5 + (WeekCount - 0.5) * year._random.NextDouble();
        // When customers buy, and when they stop to, follows the model that the shop later fits to its orders.
        var times = MbgNbdModel.Create(r: 0.9, alpha: 5, a: 0.8, b: 2.5, TimeUnit.Week).SimulateTimes(ages, Seed);
        for (var i = 0; i < customerCount; i++) year.Add(i, Second(end.AddDays(-7 * ages[i])), [0, .. times[i]]);
        return year;
    }

    private void Add(int number, DateTimeOffset joined, double[] weeks)
    {
        var hasAccount = Chance(0.6);
        var isBuyer = Chance(0.7);
        var isContact = isBuyer || Chance(0.5);
        var name = $"{SimulatedNames.First[_random.Next(SimulatedNames.First.Length)]} {(char)('A' + _random.Next(26))}.";
        var customer = new ShopCustomer
        {
            Id = (hasAccount && isContact ? "account-" : "visitor-") + Id(),
            Name = hasAccount && isContact ? name : null,
            Email = isContact ? FormattableString.Invariant($"{name[..^3].ToLowerInvariant()}.{number}@example.com") : null,
            CreatedAt = joined,
        };
        if (isContact) Customers.Add(customer);

        var events = new List<CustomerEvent> { Visit(joined) };
        if (isContact) AddContact(events, joined.AddMinutes(5));
        if (isBuyer) foreach (var week in weeks) AddOrder(customer, events, Second(joined.AddMinutes(20).AddDays(7 * week)));
        else for (var day = 0; Chance(0.5); day++) events.Add(Visit(Second(joined.AddDays(7 * day + 7 * _random.NextDouble()))));
        if (isBuyer && Chance(0.15))
            events.Add(CustomerEvent.SurveyAnswer(joined.AddDays(14), SurveyKind.Nps, 4 + _random.Next(7), eventId: "nps"));

        Events.AddRange(events.Where(one => one.At <= _end).OrderBy(one => one.At)
            .Select(one => new TrackedEvent(customer.Id, one)));
    }

    private void AddContact(List<CustomerEvent> events, DateTimeOffset at)
    {
        events.Add(CustomerEvent.ContactCaptured(at, Channels.Email, "contact"));
        if (!Chance(0.7)) return;
        events.Add(CustomerEvent.ConsentChanged(at, Channels.Email, granted: true, eventId: "consent"));
        events.Add(Message(CustomerEventKind.MessageSent, at.AddHours(20), "welcome"));
        if (Chance(0.5)) events.Add(Message(CustomerEventKind.MessageOpened, at.AddHours(26), "welcome"));
        if (Chance(0.06)) events.Add(Message(CustomerEventKind.MessageUnsubscribed, at.AddHours(27), "welcome"));
    }

    private void AddOrder(ShopCustomer customer, List<CustomerEvent> events, DateTimeOffset placed)
    {
        if (placed > _end) return;
        events.Add(Visit(placed.AddMinutes(-15)));
        var order = new ShopOrder
        {
            Id = FormattableString.Invariant($"{placed.UtcDateTime:yyMMdd}-S{Orders.Count:D5}"),
            CustomerId = customer.Id,
            Email = customer.Email,
            PlacedAt = placed,
            ChangedAt = placed,
            Version = 1,
            Status = OrderStatus.Paid,
        };
        for (var line = 0; line == 0 || (line < 3 && Chance(0.4)); line++)
        {
            var product = Product.Range[_random.Next(Product.Range.Count)];
            order.Lines.Add(new ShopOrderLine
            {
                Number = line, ProductId = product.Id, Name = product.Name, Quantity = 1 + _random.Next(3), Price = product.Price,
            });
        }

        order.GrossTotal = order.Lines.Sum(line => line.Quantity * line.Price);
        events.Add(CustomerEvent.Order(order.ToSnapshot()));
        Orders.Add(order);

        var luck = _random.NextDouble();
        if (luck < 0.03) Change(order, events, placed.AddHours(5), () => order.Status = OrderStatus.Cancelled);
        else Ship(order, events);
        if (luck is >= 0.03 and < 0.09) Change(order, events, placed.AddDays(6), () => order.RefundedTotal = order.Lines[0].Price);
        if (luck is >= 0.09 and < 0.11) Change(order, events, placed.AddDays(8), () => order.RefundedTotal = order.GrossTotal);
        if (luck > 0.8) AddReview(order, events);
    }

    private void Ship(ShopOrder order, List<CustomerEvent> events)
    {
        var at = Second(order.PlacedAt.AddDays(1 + _random.NextDouble()));
        Change(order, events, at, () => order.ShippedAt = at);
        events.Add(CustomerEvent.TraitSet(at, Hooks.OrderChanges.LastShippedTrait, TraitValue.Create(at), $"shipped {order.Id}"));
    }

    private void Change(ShopOrder order, List<CustomerEvent> events, DateTimeOffset at, Action change)
    {
        if (at > _end) return;
        change();
        order.ChangedAt = at;
        order.Version++;
        events.Add(CustomerEvent.Order(order.ToSnapshot()));
    }

    private void AddReview(ShopOrder order, List<CustomerEvent> events)
    {
        var review = new ProductReview
        {
            Id = Id(),
            CustomerId = order.CustomerId,
            ProductId = order.Lines[0].ProductId,
            Rating = 3 + _random.Next(3),
            WrittenAt = order.PlacedAt.AddDays(10),
        };
        if (review.WrittenAt > _end) return;
        Reviews.Add(review);
        events.Add(CustomerEvent.Review(review.WrittenAt, review.Rating, review.Id));
    }

    private CustomerEvent Visit(DateTimeOffset at) =>
        CustomerEvent.Visit(at, SimulatedNames.Sources[_random.Next(SimulatedNames.Sources.Length)], eventId: Id());

    private static CustomerEvent Message(CustomerEventKind kind, DateTimeOffset at, string play) =>
        CustomerEvent.Message(kind, at, play, Channels.Email, eventId: play);

    private static DateTimeOffset Second(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private bool Chance(double share) => _random.NextDouble() < share;

    private string Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
