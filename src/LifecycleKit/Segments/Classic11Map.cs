using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>The enumeration of all 125 codes that marketing suites and many repositories share.</summary>
/// <remarks>
/// Published in the help pages of Spotler Activate (Squeezely) on RFM, and copied widely. No rule generates it, so it is listed
/// code by code. A variant in circulation has 231, 241 and 251 under Hibernating.
/// </remarks>
internal static class Classic11Map
{
    public static SegmentMap Instance { get; } = new SegmentMapBuilder("Classic11", RfmBins.Create(5))
        .CustomersOnly()
        .AddScores("Champions", "555 554 545 544 455 454 445")
        .AddScores("Loyal", "543 444 435 355 354 345 344 335")
        .AddScores("Potential Loyalist", """
            553 552 551 542 541 533 532 531
            453 452 451 442 441 433 432 431 423
            353 352 351 342 341 333 323
            """)
        .AddScores("New Customers", "512 511 422 421 412 411 311")
        .AddScores("Promising", "525 524 523 522 521 515 514 513 425 424 415 414 413 315 314 313")
        .AddScores("Need Attention", "535 534 443 434 343 334 325 324")
        .AddScores("About To Sleep", "331 321 312 251 241 231 221 213")
        .AddScores("At Risk", """
            255 254 253 252 245 244 243 242 235 234 225 224
            153 152 145 143 142 135 134 133 125 124
            """)
        .AddScores("Cannot Lose Them", "215 214 155 154 144 115 114 113")
        .AddScores("Hibernating", "332 322 233 232 223 222 212 211 132 123 122")
        .AddScores("Lost", "151 141 131 121 112 111")
        .Build();
}
