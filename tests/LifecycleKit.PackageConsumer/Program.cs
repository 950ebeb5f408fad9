using System.Reflection;
using System.Runtime.Versioning;
using LifecycleKit.Statistics;

#if NET10_0_OR_GREATER
const string Expected = ".NETCoreApp,Version=v10.0";
#else
const string Expected = ".NETCoreApp,Version=v8.0";
#endif

var built = typeof(Estimate).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName;
if (built != Expected)
{
    Console.Error.WriteLine($"The package gave the assembly for {built}, not for {Expected}.");
    return 1;
}

var rate = Ratio.Of(1, 4).ToEstimate();
Console.WriteLine($"{Expected}: one of four is {rate}");
return rate.Value == 0.25 ? 0 : 1;
