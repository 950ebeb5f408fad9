using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

public class ScaledTests
{
    private static readonly NumberField[] Numbers =
    [
        .. Fields.All.OfType<NumberField>(),
        Fields.OrdersWithin(TimeSpan.FromDays(7)), Fields.NetRevenueWithin(TimeSpan.FromDays(14)),
        Fields.NetRevenueWithin(TimeSpan.FromHours(36)),
    ];

    private static readonly Gen<decimal> Amounts =
        from digits in Gen.Choose(0, int.MaxValue)
        from factor in Gen.Elements(1m, 1m, 1_000m, 10_000_000m, 1_000_000_000_000_000_000m)
        from scale in Gen.Choose(0, 28)
        from zeros in Gen.Elements(1m, 1m, 1.00m, 1.00000000m, 1.0000000000000000m)
        from sign in Gen.Elements(1, -1)
        select sign * (digits * factor * new decimal(1, 0, 0, false, (byte)scale)) * zeros;

    [Fact]
    public void Money_OfAnyAmount_IsExactOrSaysThatItDoesNotFit()
    {
        var (fits, others) = (0, 0);
        Law.Holds(Amounts, amount =>
        {
            var scaled = Scaled.Money(amount);
            var isExact = decimal.Round(amount, 8) == amount && Math.Abs(amount) <= 92_233_720_368m;
            if (isExact) Assert.Equal(amount, scaled / 100_000_000m);
            else Assert.True(scaled == Scaled.DoesNotFit || scaled / 100_000_000m == amount);
            if (isExact) fits++;
            else others++;
        }, count: 20_000);
        Assert.True(fits > 2_000 && others > 2_000, $"{fits} fit, {others} did not.");
    }

    [Theory]
    [InlineData("92233720368.54775806", 9223372036854775806)]
    [InlineData("-92233720368.54775806", -9223372036854775806)]
    [InlineData("92233720368.54775807", Scaled.DoesNotFit)]
    [InlineData("92233720369", Scaled.DoesNotFit)]
    [InlineData("-92233720369", Scaled.DoesNotFit)]
    [InlineData("0.000000001", Scaled.DoesNotFit)]
    [InlineData("79228162514264337593543950335", Scaled.DoesNotFit)]
    [InlineData("-1.0000000000000000000000000000", -100000000)]
    [InlineData("0.0000000000000000000000000000", 0)]
    public void Money_AtItsLimits_IsExact(string amount, long scaled) =>
        Assert.Equal(scaled, Scaled.Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void ReadScaled_OfEveryNumber_IsThere()
    {
        Assert.Equal([Fields.MeanDaysBetweenOrders], Numbers.Where(field => !field.IsScaled));
        Assert.False(CustomFields.Number("n", (in _) => 1).IsScaled);
        Assert.True(Fields.OrderCount.IsWhole && Fields.RecencyScore.IsWhole && Fields.OrdersWithin(TimeSpan.FromDays(1)).IsWhole);
        Assert.False(Fields.NetRevenue.IsWhole || Fields.MeanDaysBetweenOrders.IsWhole || Fields.NumberTrait("n").IsWhole);
    }

    [Fact]
    public void ReadScaled_OfEveryNumberOfAnyCustomer_IsTheDecimal()
    {
        var cases =
            from beginning in StoryGen.Beginning
            from events in StoryGen.InOrder(beginning)
            from zone in Gen.Elements(Days.Zones.AsEnumerable())
            from now in StoryGen.Within(beginning)
            from huge in Gen.Elements(0m, 0m, 92_233_720_368.54775807m, 1_000_000_000_000_000m, -200_000_000_000m)
            select (Events: events, Zone: zone, Now: now, Huge: huge);
        var read = 0;
        var missing = 0;
        var beyond = 0;
        Law.Holds(cases, x =>
        {
            var (history, context) = (new CustomerHistory(), GivenScores.Context(x.Zone));
            if (x.Huge != 0)
                history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = "huge", PlacedAt = x.Now, GrossTotal = x.Huge }));
            foreach (var e in x.Events)
            {
                history.Apply(e);
                var own = e;
                AssertSame(new Facts(history, context, x.Now.UtcTicks, in own));
            }

            AssertSame(new Facts(history, context, x.Now.UtcTicks, in Unsafe.NullRef<CustomerEvent>()));
        });
        Assert.True(read > 100_000 && missing > 20_000 && beyond > 2_000, $"{read} read, {missing} missing, {beyond} too great.");

        void AssertSame(in Facts facts)
        {
            foreach (var field in Numbers)
            {
                if (!field.IsScaled) continue;
                var scaled = field.ReadScaled(facts);
                if (!field.TryRead(facts, out var value))
                {
                    Assert.Equal(Scaled.Missing, scaled);
                    missing++;
                }
                else if (scaled == Scaled.DoesNotFit)
                {
                    Assert.True(Math.Abs(value) > 92_233_720_368m && !field.IsWhole, $"{field} is {value}.");
                    beyond++;
                }
                else
                {
                    Assert.Equal(value, field.IsWhole ? scaled : scaled / 100_000_000m);
                    read++;
                }
            }
        }
    }
}
