using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>
/// P(n purchases) and the time to the next, against figures computed at 40 digits from the integrals. A customer with t_x = T is alive.
/// </summary>
public sealed class ParetoNbdCountTests
{
    [Theory]
    [InlineData(0.553, 10.578, 0.606, 11.669, 0, 0, 0, 39, 0.59362503160238387)]
    [InlineData(0.553, 10.578, 0.606, 11.669, 0, 0, 10, 39, 0.0041934393320804204)]
    [InlineData(0.553, 10.578, 0.606, 11.669, 2, 38.86, 172, 5000, 0.00038536785425304377)]
    [InlineData(0.553, 10.578, 0.606, 11.669, 2, 38.86, 500, 10000, 7.7672629401019091e-5)]
    [InlineData(6.508, 47.31, 25.58, 500, 0, 0, 11, 1102.0, 0.0091856929423573531)]
    [InlineData(0.009083, 0.3614, 0.03042, 320.3, 0, 0, 10, 0.01199, 1.0859181434418726e-18)]
    [InlineData(190.9, 0.0314, 33.7, 7.484, 0, 0, 24, 0.06215, 0.0007303633533878141)]
    [InlineData(0.005199, 0.2446, 12.26, 0.007381, 1, 814.9, 4, 0.1284, 6.2087425453145201e-16)]
    [InlineData(0.09547, 278.7, 247.8, 20.24, 1, 2.665, 0, 1.574, 0.99963891094146498)]
    [InlineData(0.008563, 298.4, 1.0, 1.114, 1, 342.3, 77, 1.165, 8.9121584010011114e-212)]
    [InlineData(37.76, 27.6, 0.01735, 500, 0, 0, 0, 0.1782, 0.78426071223768427)]
    [InlineData(0.02754, 16.29, 0.1195, 0.008882, 0, 0, 0, 57.65, 0.98280915105747055)]
    [InlineData(1.312, 0.0127, 19.93, 0.0811, 1, 3480.0, 0, 36.62, 0.9784089609568815)]
    [InlineData(0.6423, 190.2, 0.009495, 0.03475, 0, 0, 9, 7723.0, 0.021543670813945873)]
    [InlineData(379.3, 1.38, 0.9261, 94.61, 1, 7.486, 910, 2577.0, 0.00014712445761879978)]
    [InlineData(2.279, 242.5, 0.03944, 500, 66, 0.1204, 92, 492.2, 0.0012460897313982533)]
    [InlineData(42.57, 14.86, 37.45, 304.9, 22, 361.3, 9, 102.3, 0.019566159684323121)]
    [InlineData(401.6, 304.4, 19.01, 16.0, 1, 0.118, 261, 19.14, 6.1658881078031345e-147)]
    [InlineData(1.032, 8.633, 1.0, 500, 241, 1.223, 2091, 4218.0, 5.9474175982713894e-5)]
    [InlineData(0.1298, 11.3, 0.01239, 2.433, 2910, 50.2, 175, 98.48, 4.6440296677365663e-6)]
    [InlineData(37.37, 20.0, 7.644, 0.005, 42, 0.09123, 0, 0.1215, 0.94652339376095204)]
    [InlineData(19.56, 396.1, 427.9, 0.839, 0, 0, 0, 7.87, 0.99990295896743)]
    [InlineData(0.2848, 0.01145, 10.27, 0.005, 1, 203.3, 29, 2.706, 6.8380701263384339e-55)]
    [InlineData(0.01881, 0.3701, 71.75, 0.005, 2, 48.02, 0, 11.91, 0.97283149006852452)]
    [InlineData(0.2865, 0.5561, 0.02212, 1.805, 0, 0, 0, 37.64, 0.31281876916047943)]
    [InlineData(120.6, 0.6998, 3.315, 500, 59, 9.13, 48, 1.9, 0.0078188607735202561)]
    [InlineData(4.765, 401.7, 0.09956, 375.3, 1, 3.111, 52, 8.923, 4.8084528272846942e-81)]
    [InlineData(0.02034, 0.8247, 1.0, 0.01824, 0, 0, 0, 7.617, 0.99830398204256029)]
    [InlineData(1.176, 1.411, 0.007635, 500, 1, 213.2, 209, 44.49, 3.8744562538348475e-158)]
    [InlineData(5.227, 0.01949, 26.08, 2.36, 1, 0.637, 106, 48.02, 4.4388505220964822e-13)]
    [InlineData(0.005913, 0.6881, 38.98, 2.772, 1, 177.5, 6, 1420.0, 1.120659003259435e-7)]
    [InlineData(12.9, 156.1, 19.82, 82.05, 0, 0, 10, 147.1, 8.9694925897741817e-6)]
    [InlineData(40.05, 0.02585, 178.8, 0.01737, 1, 19.7, 88, 16.89, 4.2313531991803805e-46)]
    [InlineData(0.008745, 0.1084, 23.02, 0.005, 1, 0.02385, 2474, 216.6, 1.2917216926935872e-73)]
    [InlineData(0.7741, 0.04221, 0.04115, 11.01, 6, 0.02531, 1, 0.0446, 0.086818185592418405)]
    [InlineData(0.0097, 25.74, 3.761, 500, 1, 0.06397, 18, 129.7, 0.0033740423004817173)]
    public void ProbabilityOfPurchases_CustomerWhoIsAlive_HasTwelveDigits(
        double r, double alpha, double s, double beta, int x, double age, int count, double horizon, double expected)
    {
        var model = ParetoNbdModel.Create(r, alpha, s, beta, TimeUnit.Week);
        var probability = model.ProbabilityOfPurchases(PurchaseHistory.Create(x, age, age, TimeUnit.Week), count, horizon).Value;
        Assert.Equal(1, probability / expected, 4e-12);
    }

    [Theory]
    [InlineData(0.553, 10.578, 0.606, 11.669, 2, 30.43, 38.86, 39)]
    [InlineData(2, 1, 5, 0.5, 3, 1, 2, 7)]
    [InlineData(0.3, 5, 0.01, 100, 0, 0, 12, 1)]
    [InlineData(30, 20, 1, 20, 4, 9, 10, 50)]
    public void ProbabilityOfPurchases_AllCounts_SumToOneWithTheMeanExpected(
        double r, double alpha, double s, double beta, int x, double last, double age, double horizon)
    {
        var model = ParetoNbdModel.Create(r, alpha, s, beta, TimeUnit.Week);
        var history = PurchaseHistory.Create(x, last, age, TimeUnit.Week);
        var (sum, mean) = (0.0, 0.0);
        for (var n = 0; n < 3_000; n++)
        {
            var probability = model.ProbabilityOfPurchases(history, n, horizon).Value;
            Assert.InRange(probability, 0, 1);
            sum += probability;
            mean += n * probability;
        }

        Assert.Equal(1, sum, 1e-11);
        Assert.Equal(1, mean / model.ExpectedPurchases(history, horizon).Value, 1e-10);
    }

    [Theory]
    [InlineData(2.975, 0.1036, 6.359, 0.2684, 1, 12.65, 2.786e-05, 8.683206222580893e-6)]
    [InlineData(0.07431, 24.14, 0.359, 0.06566, 435, 1.121, 0.004328, 0.071779081333708153)]
    [InlineData(0.007563, 1.703, 103.7, 0.7231, 1, 7.635, 4.511e-05, 4.8659487935839673e-6)]
    [InlineData(48.01, 21.09, 0.007019, 0.005667, 1, 122.1, 0.0002301, 7.8753738376336513e-5)]
    [InlineData(0.01903, 10.58, 365.1, 500, 3, 1.8, 17.48, 0.23717922226216276)]
    [InlineData(0.1406, 16.81, 224.7, 500, 25, 969.6, 2.102, 0.044634770103272499)]
    [InlineData(52.66, 90.54, 0.7344, 125.0, 155, 0.1947, 1.496e-05, 3.4237618310364131e-5)]
    [InlineData(0.01036, 0.04272, 1.0, 0.005, 1, 92.79, 0.08426, 0.00091580588979896836)]
    [InlineData(0.6822, 235.5, 0.1591, 500, 1, 0.03967, 0.00289, 2.0639732448049606e-5)]
    [InlineData(0.0312, 0.4239, 0.3734, 467.7, 1, 0.04586, 4.122, 0.90420871795135554)]
    [InlineData(28.24, 0.007324, 11.45, 10.85, 1, 0.7878, 8.611e-08, 3.1666157359864924e-6)]
    [InlineData(0.006422, 87.69, 0.96, 0.1551, 1, 0.558, 0.4016, 0.0036501327864326776)]
    [InlineData(22.15, 0.05059, 0.03274, 0.005, 0, 0, 0.0004056, 0.16191418227440698)]
    [InlineData(180.9, 12.64, 17.08, 0.03781, 0, 0, 0.003716, 0.025686508650545209)]
    [InlineData(19.44, 0.07973, 0.03279, 1.902, 3018, 44.88, 0.02213, 0.7756830394271191)]
    [InlineData(0.1129, 0.9207, 1.0, 25.99, 0, 0, 0.3741, 0.037512473072105)]
    [InlineData(443.6, 0.2812, 1.966, 0.005, 1, 0.03562, 7.221e-06, 0.01008033478653224)]
    [InlineData(12.97, 1.535, 8.321, 274.5, 1, 4.734, 0.1248, 0.24028800386220866)]
    [InlineData(118.7, 0.04693, 281.6, 1.727, 0, 0, 1.298e-05, 0.032258881787051493)]
    [InlineData(0.01321, 0.01733, 0.1855, 0.03752, 2563, 0.02833, 2.864e-05, 0.79951450115630798)]
    [InlineData(6.664, 0.3069, 0.8036, 0.07455, 695, 56.31, 0.1188, 0.76975418272809727)]
    [InlineData(183.6, 0.8794, 0.1726, 359.3, 0, 0, 7.234e-08, 1.5102937409001077e-5)]
    [InlineData(1.303, 0.1038, 39.67, 0.01726, 3, 0.03104, 1.468e-07, 4.6843703444298333e-6)]
    public void TimeToNextPurchase_ProbabilityOfATime_IsThatTime(
        double r, double alpha, double s, double beta, int x, double age, double expected, double probability)
    {
        var model = ParetoNbdModel.Create(r, alpha, s, beta, TimeUnit.Week);
        var time = model.TimeToNextPurchase(PurchaseHistory.Create(x, age, age, TimeUnit.Week), probability).Value;
        var density =
            (r + x) / (alpha + age) * Math.Pow(1 + expected / (alpha + age), -r - x - 1) * Math.Pow(1 + expected / (beta + age), -s);
        // Rounding the probability to a double moves the time by this amount.
        var rounding = 2e-16 * probability / (density * expected);
        Assert.Equal(1, time / expected, 1e-12 + 4 * rounding);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9999999)]
    public void TimeToNextPurchase_ShareOfItsLimit_MatchesTheCount(double share)
    {
        var model = ParetoNbdModel.Create(0.553, 10.578, 0.606, 11.669, TimeUnit.Week);
        var history = PurchaseHistory.Create(2, 38.86, 38.86, TimeUnit.Week);
        var limit = 1 - model.ProbabilityOfPurchases(history, 0, 1e15).Value;
        var time = model.TimeToNextPurchase(history, share * limit).Value;
        Assert.True(double.IsFinite(time));
        Assert.Equal(1 - share * limit, model.ProbabilityOfPurchases(history, 0, time).Value, 1e-14);
        Assert.Equal(double.PositiveInfinity, model.TimeToNextPurchase(history, limit + 1e-9).Value);
    }
}
