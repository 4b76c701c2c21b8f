// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device that is never painted on: it gives a layout its resolution.
#pragma once

#include <QPaintDevice>

namespace biosubsidy::ui {

class PaperDevice : public QPaintDevice {
public:
    explicit PaperDevice(int resolution) : resolution_(resolution) {}
    [[nodiscard]] QPaintEngine* paintEngine() const override { return nullptr; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return resolution_;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
        case PdmDepth: return 24;
        default: return 1;
        }
    }

private:
    int resolution_;
};

} // namespace biosubsidy::ui
